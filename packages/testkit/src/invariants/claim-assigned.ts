import { claimSituations } from "../arbitraries/claims.js";
import { breach, defineInvariant, type Invariant } from "../contract/invariant.js";
import { ANY_CLAIM, askEveryMember, isInGrace, isInWindow, isPlaced, shareOfWindow } from "./claim-common.js";

export const claimAssigned: Invariant = defineInvariant({
  id: "claim-assigned",
  statement:
    "A runner may start exactly when the reason is assigned, and that is when it is in its window, nobody is in grace and the start is not late.",
  assumptions: ["the asker is in the view"],
  domain: ANY_CLAIM,
  protocol: "slot-claim",
  family: "invariant",
  needs: ["decideAtomicServiceClaim"],
  cases: claimSituations({ least: 1, most: 12, margins: "any" }),
  ask: askEveryMember,
  judge: (claims, situation) => {
    const { view, currentTime, maxStartSlotFraction } = situation;
    for (const [position, claim] of claims.entries()) {
      if (claim.shouldTryStart !== (claim.reason === "assigned")) {
        return breach("a runner may start for another reason than assigned, or may not although it is", position);
      }
      const mayStart =
        isPlaced(claim) &&
        !isInGrace(situation, claim.assignedRunnerId) &&
        (view.length === 1 || isInWindow(currentTime, claim.slotStart, claim.slotEnd)) &&
        !isLate(shareOfWindow(currentTime, claim.slotStart, claim.slotEnd), maxStartSlotFraction);
      if (claim.shouldTryStart === mayStart) continue;
      return breach(
        mayStart ? "nothing speaks against a start that is refused" : "a start is allowed that should be refused",
        position,
      );
    }
    return undefined;
  },
});

function isLate(share: number, allowed: number): boolean {
  return allowed > 0 && allowed < 1 && share > allowed;
}
