import { claimSituations } from "../arbitraries/claims.js";
import { breach, defineInvariant, type Invariant } from "../contract/invariant.js";
import { ANY_CLAIM, askEveryMember, hasNoWindows, isPlaced } from "./claim-common.js";

export const claimInvalidWindow: Invariant = defineInvariant({
  id: "claim-invalid-window",
  statement:
    "The reason is slot_window_invalid, without a slot, exactly when two or more runners are active and the margin leaves nothing of the slot.",
  assumptions: ["the asker is in the view"],
  domain: `${ANY_CLAIM}, to the last double on either side of a margin as long as the slot`,
  protocol: "slot-claim",
  family: "invariant",
  needs: ["decideAtomicServiceClaim"],
  cases: claimSituations({ least: 1, most: 12, margins: "any" }),
  ask: askEveryMember,
  judge: (claims, situation) => {
    const isInvalid = hasNoWindows(situation);
    for (const [position, claim] of claims.entries()) {
      if ((claim.reason === "slot_window_invalid") !== isInvalid) {
        return breach(
          isInvalid ? "a margin that leaves nothing is not refused" : "a window is refused although there is one",
          position,
        );
      }
      if (isInvalid && (isPlaced(claim) || claim.isSlotOwnerNow))
        return breach("a refused window is given nevertheless", position);
    }
    return undefined;
  },
});
