import * as fc from "fast-check";
import { durations } from "../arbitraries/durations.js";
import { askVerdict } from "../contract/calls.js";
import type { Invariant } from "../contract/invariant.js";
import { defineConformance } from "./conformance.js";

export const conformsVerdict: Invariant = defineConformance({
  id: "conforms-verdict",
  call: "validateExecutionTime",
  statement: "An execution gets the verdict that it gets from the reference model.",
  domain: "any finite durations and windows",
  protocol: "slot-window",
  cases: fc.oneof(durations(1, "positive"), durations(0.8, "positive"), durations(1, "not-positive")),
  ask: (examples) => examples.map(askVerdict),
});
