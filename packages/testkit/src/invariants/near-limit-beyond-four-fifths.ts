import { durations } from "../arbitraries/durations.js";
import { askVerdict } from "../contract/calls.js";
import { breach, defineInvariant, type Invariant } from "../contract/invariant.js";

export const nearLimitBeyondFourFifths: Invariant = defineInvariant({
  id: "near-limit-beyond-four-fifths",
  statement: "An execution that did not overrun is near the limit exactly when it took more than 0.8 of its window.",
  assumptions: ["the duration is above 0"],
  domain: "0.8 of the window as doubles multiply it, and the last double on either side",
  protocol: "slot-window",
  family: "invariant",
  needs: ["validateExecutionTime"],
  cases: durations(0.8, "positive"),
  ask: (examples) => examples.map(askVerdict),
  judge: (answers, examples) => {
    for (const [index, { executionDuration, allocatedSlotSize }] of examples.entries()) {
      if (executionDuration > allocatedSlotSize) continue;
      const isNear = executionDuration > allocatedSlotSize * 0.8;
      if ((answers[index]?.kind === "near-limit") === isNear) continue;
      const message = isNear
        ? "an execution of more than 0.8 of its window is not near the limit"
        : "an execution of at most 0.8 of its window is near the limit";
      return breach(message, index);
    }
    return undefined;
  },
});
