import { claimSituations } from "../arbitraries/claims.js";
import { breach, defineInvariant, type Invariant } from "../contract/invariant.js";
import { ANY_CLAIM, askEveryMember, hasNoWindows, isInGrace } from "./claim-common.js";

export const claimGrace: Invariant = defineInvariant({
  id: "claim-grace",
  statement:
    "While the assigned runner is younger than the stabilization time everybody gets scheduled_runner_in_grace, and at exactly that age nobody does; a stabilization of 0 turns it off.",
  assumptions: ["the asker is in the view", "the margin leaves a window"],
  domain: `${ANY_CLAIM}, to the microsecond of the creation time`,
  protocol: "slot-claim",
  family: "invariant",
  needs: ["decideAtomicServiceClaim"],
  cases: claimSituations({ least: 1, most: 12, margins: "roomy" }),
  ask: askEveryMember,
  judge: (claims, situation) => {
    if (hasNoWindows(situation)) return undefined;
    for (const [position, claim] of claims.entries()) {
      const expected = isInGrace(situation, claim.assignedRunnerId);
      if ((claim.reason === "scheduled_runner_in_grace") === expected) continue;
      const message = expected
        ? "the assigned runner is too young, and is not in grace"
        : "the assigned runner is old enough, and is in grace";
      return breach(message, position);
    }
    return undefined;
  },
});
