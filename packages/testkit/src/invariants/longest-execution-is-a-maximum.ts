import * as fc from "fast-check";
import { viewWithPasts } from "../arbitraries/histories.js";
import { askLongestExecution } from "../contract/calls.js";
import { breach, defineInvariant, type Invariant } from "../contract/invariant.js";

export const longestExecutionIsAMaximum: Invariant = defineInvariant({
  id: "longest-execution-is-a-maximum",
  statement:
    "The longest execution of a view is the longest of its runners' own, wherever in the view that runner stands.",
  assumptions: ["every runner's last execution is known"],
  domain: "executions of up to a day",
  protocol: "slot-window",
  family: "invariant",
  needs: ["maxExecutionDurationSeconds"],
  cases: fc.array(fc.integer({ min: 1, max: 3_600_000_000 }), { minLength: 1, maxLength: 8 }),
  ask: (durations) => [
    askLongestExecution(viewWithPasts(durations)),
    ...durations.map((duration) => askLongestExecution(viewWithPasts([duration]))),
  ],
  judge: ([longest, ...each]) => {
    const expected = Math.max(...each);
    if (longest === expected) return undefined;
    return breach("the longest execution of a view is not that of any of its runners", 0, 1 + each.indexOf(expected));
  },
});
