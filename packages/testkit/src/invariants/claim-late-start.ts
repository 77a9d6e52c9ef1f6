import { instantFromMicroseconds, microsecondsFromInstant, secondsFromInstant } from "@slotwise/core";
import * as fc from "fast-check";
import { claimArguments, claimSituations } from "../arbitraries/claims.js";
import { askClaim } from "../contract/calls.js";
import { breach, defineInvariant, type Invariant, question } from "../contract/invariant.js";
import { ANY_CLAIM, isInWindow, isPlaced, shareOfWindow } from "./claim-common.js";

export const claimLateStart: Invariant = defineInvariant({
  id: "claim-late-start",
  statement:
    "A start inside the window is late_start exactly when more than the allowed fraction of the window has passed, and then that fraction is given; a fraction outside (0, 1) refuses nothing.",
  assumptions: ["the asker is in the view", "nobody is in grace", "the margin leaves a window"],
  domain: `${ANY_CLAIM}, to the microsecond on either side of the allowed fraction`,
  protocol: "slot-claim",
  family: "invariant",
  needs: ["decideAtomicServiceClaim"],
  cases: fc.tuple(claimSituations({ least: 1, most: 12, margins: "roomy", grace: "off" }), fc.nat({ max: 0xffff })),
  ask: ([situation, pick]) => [
    askClaim(claimArguments(situation, situation.view[pick % situation.view.length]?.runnerId ?? "")),
  ],
  judge: ([first], [{ view }], [call]) => {
    if (!isPlaced(first)) return undefined;
    const { maxStartSlotFraction } = call.args;
    const hasEffect = maxStartSlotFraction > 0 && maxStartSlotFraction < 1;
    const [start, end] = [first.slotStart, first.slotEnd].map(microsecondsFromInstant) as [bigint, bigint];
    const length = end - start;
    const allowed = BigInt(Math.round(Number(length) * (hasEffect ? maxStartSlotFraction : 0.5)));
    const moments = [-1n, 0n, 1n, length / 4n, length - length / 8n].map((microseconds, index) =>
      secondsFromInstant(instantFromMicroseconds(start + (index < 3 ? allowed : 0n) + microseconds)),
    );
    return question(
      moments.map((currentTime) => askClaim({ ...call.args, currentTime })),
      (claims) => {
        for (const [index, claim] of claims.entries()) {
          const moment = moments[index] ?? 0;
          if (!isPlaced(claim)) continue;
          if (view.length > 1 && !isInWindow(moment, claim.slotStart, claim.slotEnd)) continue;
          const share = shareOfWindow(moment, claim.slotStart, claim.slotEnd);
          const isLate = hasEffect && share > maxStartSlotFraction;
          if ((claim.reason === "late_start") !== isLate) {
            return breach(isLate ? "a late start is not refused" : "a start in time is refused as late", index + 1);
          }
          if (claim.lateStartFraction !== (isLate ? share : null)) {
            return breach("the share of the window that has passed is not the one given", index + 1);
          }
        }
        return undefined;
      },
    );
  },
});
