import * as fc from "fast-check";
import { type KnownDuration, microseconds, viewWithPasts } from "../arbitraries/histories.js";
import { askLongestExecution } from "../contract/calls.js";
import { breach, defineInvariant, type Invariant } from "../contract/invariant.js";

const notCounting: fc.Arbitrary<KnownDuration> = fc.oneof(
  fc.constantFrom<KnownDuration[]>("neither", "no start", "no end", 0),
  microseconds.map((duration) => -Math.abs(duration)),
);

export const unknownExecutionsDoNotCount: Invariant = defineInvariant({
  id: "unknown-executions-do-not-count",
  statement:
    "Executions of which an end is not known, and those that took 0 or less, leave the longest one as it is; without any other it is 0.",
  assumptions: [],
  domain: "any view, the empty one as well",
  protocol: "slot-window",
  family: "invariant",
  needs: ["maxExecutionDurationSeconds"],
  cases: fc.tuple(
    fc.array(notCounting, { maxLength: 4 }),
    fc.option(fc.integer({ min: 1, max: 100_000_000 }), { nil: 0 }),
  ),
  ask: ([others, duration]) => {
    const known = duration === 0 ? [] : [duration];
    return [askLongestExecution(viewWithPasts([...others, ...known])), askLongestExecution(viewWithPasts(known))];
  },
  judge: ([withOthers, alone], [, duration]) => {
    if (duration === 0 && alone !== 0) return breach("the longest of no executions is not 0", 1);
    return withOthers === alone ? undefined : breach("executions that are not known, or took 0 or less, count", 0, 1);
  },
});
