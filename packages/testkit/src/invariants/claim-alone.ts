import { claimSituations } from "../arbitraries/claims.js";
import { breach, defineInvariant, type Invariant } from "../invariant.js";
import { ANY_CLAIM, askEveryMember, instantTolerance, isPlaced } from "./claim-common.js";
import { intervalSeconds } from "./common.js";

export const claimAlone: Invariant = defineInvariant({
  id: "claim-alone",
  statement: "A lone runner is always the assigned one, and its window is the whole cycle, without a margin.",
  assumptions: ["exactly one runner is active"],
  domain: ANY_CLAIM,
  protocol: "slot-claim",
  family: "invariant",
  needs: ["decideAtomicServiceClaim"],
  cases: claimSituations({ least: 1, most: 1, margins: "any" }),
  ask: askEveryMember,
  judge: (claims, situation) => {
    const [claim] = claims;
    const [runner] = situation.view;
    if (claim === undefined || runner === undefined) return undefined;
    if (claim.assignedRunnerId !== runner.runnerId) return breach("a lone runner is not the assigned one", 0);
    if (!isPlaced(claim)) return breach("a lone runner has no window", 0);
    if (claim.slotStart !== claim.cycleStart) return breach("a lone runner's window does not start with the cycle", 0);
    const seconds = Number(claim.slotEnd - claim.slotStart) / 1e6;
    const isWhole = Math.abs(seconds - intervalSeconds(situation.settings)) <= instantTolerance(situation);
    return isWhole ? undefined : breach("a lone runner's window is not the whole cycle", 0);
  },
});
