import { claimArguments, claimSituations } from "../arbitraries/claims.js";
import { STRANGER } from "../arbitraries/runners.js";
import { askClaim } from "../contract/calls.js";
import { breach, defineInvariant, type Invariant } from "../contract/invariant.js";
import { ANY_CLAIM } from "./claim-common.js";

export const claimStranger: Invariant = defineInvariant({
  id: "claim-stranger",
  statement: "Who is not in the view gets not_assigned_slot and neither position nor slot, in a fleet of one as well.",
  assumptions: ["at least one runner is active"],
  domain: ANY_CLAIM,
  protocol: "slot-claim",
  family: "invariant",
  needs: ["decideAtomicServiceClaim"],
  cases: claimSituations({ least: 1, margins: "any" }),
  ask: (situation) => [askClaim(claimArguments(situation, STRANGER))],
  judge: ([claim]) => {
    if (claim.shouldTryStart) return breach("a runner that is not in the view may start", 0);
    if (claim.reason !== "not_assigned_slot") return breach("a stranger has another reason than not_assigned_slot", 0);
    const isEmpty = claim.runnerPosition === null && claim.slotStart === null && claim.slotEnd === null;
    return isEmpty && !claim.isSlotOwnerNow ? undefined : breach("a stranger has a position or a slot", 0);
  },
});
