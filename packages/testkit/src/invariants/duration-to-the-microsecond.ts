import * as fc from "fast-check";
import { viewWithPasts } from "../arbitraries/histories.js";
import { askLongestExecution } from "../contract/calls.js";
import { breach, defineInvariant, type Invariant } from "../contract/invariant.js";

export const durationToTheMicrosecond: Invariant = defineInvariant({
  id: "duration-to-the-microsecond",
  statement: "The longest execution is its whole number of microseconds divided once by a million, to the last bit.",
  assumptions: ["the start and the end are known, in whole microseconds"],
  domain: "executions of up to a day",
  protocol: "slot-window",
  family: "invariant",
  needs: ["maxExecutionDurationSeconds"],
  cases: fc.oneof(
    { withCrossShrink: true },
    fc.integer({ min: 1, max: 5_000_000 }),
    fc.integer({ min: 1, max: 86_400_000_000 }),
    fc.constantFrom(1, 999_999, 1_000_001, 86_399_999_999),
  ),
  ask: (microseconds) => [askLongestExecution(viewWithPasts([microseconds]))],
  judge: ([seconds], microseconds) =>
    seconds === microseconds / 1e6 ? undefined : breach(`an execution of ${microseconds} µs has another duration`, 0),
});
