import { durations } from "../arbitraries/durations.js";
import { askVerdict } from "../contract/calls.js";
import { breach, defineInvariant, type Invariant } from "../contract/invariant.js";

export const overrunBeyondTheWindow: Invariant = defineInvariant({
  id: "overrun-beyond-the-window",
  statement: "An execution overran exactly when it took longer than its window; one of the window's length did not.",
  assumptions: ["the duration is above 0"],
  domain: "any finite durations and windows, to the last double on either side of the limit",
  protocol: "slot-window",
  family: "invariant",
  needs: ["validateExecutionTime"],
  cases: durations(1, "positive"),
  ask: (examples) => examples.map(askVerdict),
  judge: (answers, examples) => {
    for (const [index, { executionDuration, allocatedSlotSize }] of examples.entries()) {
      const overran = executionDuration > allocatedSlotSize;
      if ((answers[index]?.kind === "overrun") === overran) continue;
      const message = overran
        ? "an execution longer than its window did not overrun"
        : "an execution within its window overran";
      return breach(message, index);
    }
    return undefined;
  },
});
