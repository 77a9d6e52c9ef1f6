import * as fc from "fast-check";
import { knownDurations, viewWithPasts } from "../arbitraries/histories.js";
import { askLongestExecution } from "../calls.js";
import type { Invariant } from "../invariant.js";
import { defineConformance } from "./conformance.js";

export const conformsLongestExecution: Invariant = defineConformance({
  id: "conforms-longest-execution",
  call: "maxExecutionDurationSeconds",
  statement: "The longest execution is that of the reference model, bit for bit.",
  domain:
    "any view, the empty one as well; executions of up to a day, of which an end may be unknown or lie before the start",
  protocol: "slot-window",
  cases: fc.array(knownDurations, { maxLength: 8 }),
  ask: (durations) => [askLongestExecution(viewWithPasts(durations))],
});
