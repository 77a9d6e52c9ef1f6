import { secondsFromInstant } from "@slotwise/core";
import { claimSituations } from "../arbitraries/claims.js";
import { breach, defineInvariant, type Invariant } from "../contract/invariant.js";
import { ANY_CLAIM, askEveryMember, instantTolerance, isPlaced } from "./claim-common.js";
import { slotSeconds } from "./common.js";

export const claimWindowInOwnSlot: Invariant = defineInvariant({
  id: "claim-window-in-own-slot",
  statement: "A window starts with its runner's own slot, counted from the cycle's start, and does not end after it.",
  assumptions: ["the margin is shorter than the slot"],
  domain: `${ANY_CLAIM}; to within a microsecond and the rounding of a time of that size`,
  protocol: "slot-claim",
  family: "invariant",
  needs: ["decideAtomicServiceClaim"],
  cases: claimSituations({ least: 1, most: 12, margins: "any" }),
  ask: askEveryMember,
  judge: (claims, situation) => {
    const slot = slotSeconds(situation.view.length, situation.settings);
    const tolerance = instantTolerance(situation);
    for (const [position, claim] of claims.entries()) {
      if (!isPlaced(claim)) continue;
      const start = secondsFromInstant(claim.cycleStart) + position * slot;
      if (Math.abs(secondsFromInstant(claim.slotStart) - start) > tolerance) {
        return breach("a window does not start with its slot", position);
      }
      if (secondsFromInstant(claim.slotEnd) > start + slot + tolerance) {
        return breach("a window ends after its slot", position);
      }
    }
    return undefined;
  },
});
