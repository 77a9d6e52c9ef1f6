import { secondsFromInstant } from "@slotwise/core";
import { claimSituations } from "../arbitraries/claims.js";
import { breach, defineInvariant, type Invariant } from "../contract/invariant.js";
import { ANY_CLAIM, askEveryMember, instantTolerance } from "./claim-common.js";
import { intervalSeconds } from "./common.js";

export const claimCycleHoldsNow: Invariant = defineInvariant({
  id: "claim-cycle-holds-now",
  statement: "The cycle starts at a multiple of the interval, not after now and less than an interval before.",
  assumptions: ["cycles are counted from the epoch"],
  domain: `${ANY_CLAIM}; to within a microsecond and the rounding of a time of that size`,
  protocol: "slot-claim",
  family: "invariant",
  needs: ["decideAtomicServiceClaim"],
  cases: claimSituations({ least: 1, most: 1, margins: "any" }),
  ask: askEveryMember,
  judge: (claims, situation) => {
    const [claim] = claims;
    if (claim === undefined) return undefined;
    const start = secondsFromInstant(claim.cycleStart);
    const interval = intervalSeconds(situation.settings);
    const tolerance = instantTolerance(situation);
    const since = situation.currentTime - start;
    if (since < -tolerance) return breach("the cycle starts after now", 0);
    if (since > interval + tolerance) return breach("the cycle ended before now", 0);
    const remainder = Math.abs(start - Math.round(start / interval) * interval);
    return remainder <= tolerance ? undefined : breach("the cycle does not start at a multiple of the interval", 0);
  },
});
