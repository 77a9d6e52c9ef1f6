import { secondsFromInstant } from "@slotwise/core";
import { claimSituations } from "../arbitraries/claims.js";
import { breach, defineInvariant, type Invariant } from "../contract/invariant.js";
import { ANY_CLAIM, askEveryMember, isPlaced } from "./claim-common.js";

export const claimSlotOwner: Invariant = defineInvariant({
  id: "claim-slot-owner",
  statement:
    "The slot's owner is the assigned runner from its window's start on, in the margin and in grace as well, and nobody else.",
  assumptions: ["the asker is in the view"],
  domain: ANY_CLAIM,
  protocol: "slot-claim",
  family: "invariant",
  needs: ["decideAtomicServiceClaim"],
  cases: claimSituations({ least: 1, most: 12, margins: "any" }),
  ask: askEveryMember,
  judge: (claims, { view, currentTime }) => {
    for (const [position, claim] of claims.entries()) {
      const isOwner =
        isPlaced(claim) &&
        claim.assignedRunnerId === view[position]?.runnerId &&
        currentTime >= secondsFromInstant(claim.slotStart);
      if (claim.isSlotOwnerNow === isOwner) continue;
      return breach(
        isOwner ? "the assigned runner does not own its slot" : "a runner owns a slot that is not its own now",
        position,
      );
    }
    return undefined;
  },
});
