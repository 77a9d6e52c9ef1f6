import { secondsFromInstant } from "@slotwise/core";
import * as fc from "fast-check";
import { claimArguments, claimSituations } from "../arbitraries/claims.js";
import { askClaim } from "../contract/calls.js";
import { breach, defineInvariant, type Invariant, question } from "../contract/invariant.js";
import { nextDown } from "../contract/ulp.js";
import { ANY_CLAIM, isInWindow, isPlaced } from "./claim-common.js";

export const claimOutsideWindow: Invariant = defineInvariant({
  id: "claim-outside-window",
  statement:
    "With two or more runners, outside the half-open window that a claim names the reason is not_assigned_slot, and inside it is not.",
  assumptions: ["the asker is in the view", "nobody is in grace", "the margin leaves a window"],
  domain: `${ANY_CLAIM}, at both ends of the window and one double before them`,
  protocol: "slot-claim",
  family: "invariant",
  needs: ["decideAtomicServiceClaim"],
  cases: fc.tuple(claimSituations({ least: 2, most: 12, margins: "any", grace: "off" }), fc.nat({ max: 0xffff })),
  ask: ([situation, pick]) => [
    askClaim(claimArguments(situation, situation.view[pick % situation.view.length]?.runnerId ?? "")),
  ],
  judge: ([first], _case, [call]) => {
    if (!isPlaced(first)) return undefined;
    const start = secondsFromInstant(first.slotStart);
    const end = secondsFromInstant(first.slotEnd);
    const moments = [call.args.currentTime, start, nextDown(end), Math.max(0, nextDown(start)), end];
    return question(
      moments.map((currentTime) => askClaim({ ...call.args, currentTime })),
      (claims) => {
        for (const [index, claim] of claims.entries()) {
          if (!isPlaced(claim)) continue;
          const isOutside = !isInWindow(moments[index] ?? 0, claim.slotStart, claim.slotEnd);
          if ((claim.reason === "not_assigned_slot") === isOutside) continue;
          const message = isOutside
            ? "a runner outside its window is not told so"
            : "a runner inside its window is told that it is not";
          return breach(message, index + 1);
        }
        return undefined;
      },
    );
  },
});
