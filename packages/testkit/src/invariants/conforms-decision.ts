import * as fc from "fast-check";
import { STRANGER, someOf } from "../arbitraries/runners.js";
import { situations } from "../arbitraries/situations.js";
import { cycleEdges } from "../arbitraries/times.js";
import { askCanRun } from "../contract/calls.js";
import type { Invariant } from "../contract/invariant.js";
import { defineConformance } from "./conformance.js";

export const conformsDecision: Invariant = defineConformance({
  id: "conforms-decision",
  call: "canRunAtomicService",
  statement: "Every runner, and a stranger, may start exactly when it may in the reference model.",
  domain: "any view, the empty one as well; any settings, a margin of 0 as well; any times",
  protocol: "slot-window",
  cases: fc.oneof(
    { weight: 2, arbitrary: situations({ least: 0, margins: "any", mostTimes: 2 }) },
    { weight: 1, arbitrary: situations({ least: 2, most: 4, margins: "any", times: cycleEdges() }) },
  ),
  ask: ({ view, settings, times }) =>
    times.flatMap((time) =>
      [...someOf(view).map(({ runnerId }) => runnerId), STRANGER].map((runnerId) =>
        askCanRun(runnerId, view, time, settings),
      ),
    ),
});
