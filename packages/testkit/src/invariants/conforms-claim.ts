import * as fc from "fast-check";
import { claimArguments, claimSituations } from "../arbitraries/claims.js";
import { STRANGER, someOf } from "../arbitraries/runners.js";
import { cycleEdges } from "../arbitraries/times.js";
import { askClaim } from "../contract/calls.js";
import type { Invariant } from "../contract/invariant.js";
import { ANY_CLAIM } from "./claim-common.js";
import { defineConformance } from "./conformance.js";

export const conformsClaim: Invariant = defineConformance({
  id: "conforms-claim",
  call: "decideAtomicServiceClaim",
  statement:
    "Every runner, and a stranger, gets the claim of the reference model in all its fields, instants to the microsecond.",
  domain: ANY_CLAIM,
  protocol: "slot-claim",
  cases: fc.oneof(
    { weight: 3, arbitrary: claimSituations({ least: 0, margins: "any" }) },
    { weight: 3, arbitrary: claimSituations({ least: 1, most: 4, margins: "any", times: cycleEdges() }) },
    { weight: 1, arbitrary: claimSituations({ least: 1, most: 4, margins: "half-microseconds" }) },
  ),
  ask: (situation) =>
    [...someOf(situation.view).map(({ runnerId }) => runnerId), STRANGER].map((runnerId) =>
      askClaim(claimArguments(situation, runnerId)),
    ),
});
