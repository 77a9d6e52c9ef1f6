import { durations } from "../arbitraries/durations.js";
import { askVerdict } from "../contract/calls.js";
import { breach, defineInvariant, type Invariant } from "../contract/invariant.js";

export const noVerdictWithoutADuration: Invariant = defineInvariant({
  id: "no-verdict-without-a-duration",
  statement: "A duration of 0 or below always fits: it means that nothing is known, or that a clock was set back.",
  assumptions: [],
  domain: "any finite durations and windows, a window of 0 as well",
  protocol: "slot-window",
  family: "invariant",
  needs: ["validateExecutionTime"],
  cases: durations(1, "not-positive"),
  ask: (examples) => examples.map(askVerdict),
  judge: (answers) => {
    const wrong = answers.findIndex(({ kind }) => kind !== "fits");
    return wrong < 0 ? undefined : breach("a duration of 0 or below does not fit", wrong);
  },
});
