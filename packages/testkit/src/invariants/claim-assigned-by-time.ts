import { pythonModulo } from "@slotwise/core";
import { claimSituations } from "../arbitraries/claims.js";
import { breach, defineInvariant, type Invariant } from "../contract/invariant.js";
import { ANY_CLAIM, askEveryMember, instantTolerance } from "./claim-common.js";
import { intervalSeconds, slotSeconds } from "./common.js";

export const claimAssignedByTime: Invariant = defineInvariant({
  id: "claim-assigned-by-time",
  statement:
    "The assigned runner is the one whose slot, counted in the view's order, holds now; positions are places in the view.",
  assumptions: ["at least one runner is active"],
  domain: `${ANY_CLAIM}, except within rounding of a slot's edge, where either neighbour is right`,
  protocol: "slot-claim",
  family: "invariant",
  needs: ["decideAtomicServiceClaim"],
  cases: claimSituations({ least: 1, most: 12, margins: "any" }),
  ask: askEveryMember,
  judge: (claims, situation) => {
    const { view, settings, currentTime } = situation;
    const slot = slotSeconds(view.length, settings);
    const within = pythonModulo(currentTime, intervalSeconds(settings));
    const position = Math.floor(within / slot);
    const fromEdge = Math.min(within - position * slot, (position + 1) * slot - within);
    const isClear = fromEdge > 2 * instantTolerance(situation) && position < view.length;
    for (const [index, claim] of claims.entries()) {
      if (claim.stableRunnerCount !== view.length) return breach("not all active runners are counted", index);
      if (claim.runnerPosition !== index) return breach("a position is not the runner's place in the view", index);
      if (isClear && claim.assignedRunnerId !== view[position]?.runnerId) {
        return breach("the assigned runner is not the one whose slot holds now", index);
      }
    }
    return undefined;
  },
});
