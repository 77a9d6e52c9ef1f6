import * as fc from "fast-check";
import { knownDurations, viewWithPasts } from "../arbitraries/histories.js";
import { LARGEST_VIEW } from "../arbitraries/runners.js";
import { askLongestExecution } from "../contract/calls.js";
import type { Invariant } from "../contract/invariant.js";
import { defineConformance } from "./conformance.js";

/** Now and then so many runners that hardly did anything come first. */
const padding = fc.oneof(
  { withCrossShrink: true },
  { weight: 7, arbitrary: fc.constant(0) },
  { weight: 1, arbitrary: fc.nat({ max: LARGEST_VIEW }) },
);

export const conformsLongestExecution: Invariant = defineConformance({
  id: "conforms-longest-execution",
  call: "maxExecutionDurationSeconds",
  statement: "The longest execution is that of the reference model, bit for bit.",
  domain:
    "any view, the empty one as well; executions of up to a day, of which an end may be unknown or lie before the start",
  protocol: "slot-window",
  cases: fc
    .tuple(fc.array(knownDurations, { maxLength: 8 }), padding)
    .map(([durations, before]) => [...Array<number>(before).fill(1), ...durations]),
  ask: (durations) => [askLongestExecution(viewWithPasts(durations))],
});
