import { claimArguments, claimSituations } from "../arbitraries/claims.js";
import { STRANGER } from "../arbitraries/runners.js";
import { askClaim } from "../contract/calls.js";
import { breach, defineInvariant, type Invariant } from "../contract/invariant.js";
import { ANY_CLAIM } from "./claim-common.js";

export const claimEmptyFleet: Invariant = defineInvariant({
  id: "claim-empty-fleet",
  statement: "Where no runner is active the reason is no_stable_runners, and all but the cycle's start is empty.",
  assumptions: [],
  domain: ANY_CLAIM,
  protocol: "slot-claim",
  family: "invariant",
  needs: ["decideAtomicServiceClaim"],
  cases: claimSituations({ least: 0, most: 0, margins: "any" }).map((situation) => ({ ...situation, view: [] })),
  ask: (situation) => [askClaim(claimArguments(situation, STRANGER))],
  judge: ([claim]) => {
    if (claim.reason !== "no_stable_runners")
      return breach("an empty fleet has another reason than no_stable_runners", 0);
    const isEmpty =
      claim.assignedRunnerId === null &&
      claim.runnerPosition === null &&
      claim.stableRunnerCount === 0 &&
      claim.slotStart === null &&
      claim.slotEnd === null &&
      claim.lateStartFraction === null &&
      !claim.isSlotOwnerNow &&
      !claim.shouldTryStart;
    return isEmpty ? undefined : breach("an empty fleet gives somebody a slot", 0);
  },
});
