import { secondsBetween } from "@slotwise/core";
import { claimSituations } from "../arbitraries/claims.js";
import { breach, defineInvariant, type Invariant } from "../contract/invariant.js";
import { ANY_CLAIM, askEveryMember, hasNoWindows, instantTolerance, isPlaced } from "./claim-common.js";
import { marginSeconds, slotSeconds } from "./common.js";

export const claimWindowLength: Invariant = defineInvariant({
  id: "claim-window-length",
  statement:
    "Where two or more runners are active and the margin leaves room, every window is its slot less the margin.",
  assumptions: ["at least two runners are active", "the margin is shorter than the slot"],
  domain: `${ANY_CLAIM}; to within a microsecond and the rounding of a time of that size`,
  protocol: "slot-claim",
  family: "invariant",
  needs: ["decideAtomicServiceClaim"],
  cases: claimSituations({ least: 2, most: 12, margins: "any" }),
  ask: askEveryMember,
  judge: (claims, situation) => {
    if (hasNoWindows(situation)) return undefined;
    const { view, settings } = situation;
    const length = slotSeconds(view.length, settings) - marginSeconds(settings);
    for (const [position, claim] of claims.entries()) {
      if (!isPlaced(claim)) return breach("a runner has no window although the margin leaves room", position);
      const seconds = secondsBetween(claim.slotStart, claim.slotEnd);
      if (Math.abs(seconds - length) > 2 * instantTolerance(situation)) {
        return breach(`a window is not the ${length} s that the margin leaves of its slot`, position);
      }
    }
    return undefined;
  },
});
