import { secondsBetween } from "@slotwise/core";
import * as fc from "fast-check";
import { claimSituations } from "../arbitraries/claims.js";
import { unevenMinutes } from "../arbitraries/settings.js";
import { cycleEdges } from "../arbitraries/times.js";
import { breach, defineInvariant, type Invariant } from "../contract/invariant.js";
import { ANY_CLAIM, askEveryMember, instantTolerance, isPlaced } from "./claim-common.js";
import { intervalSeconds } from "./common.js";

export const claimAlone: Invariant = defineInvariant({
  id: "claim-alone",
  statement:
    "A lone runner is always the assigned one, its window is the whole cycle, without a margin, and it is never told that it is outside.",
  assumptions: ["exactly one runner is active"],
  domain: ANY_CLAIM,
  protocol: "slot-claim",
  family: "invariant",
  needs: ["decideAtomicServiceClaim"],
  cases: fc.oneof(
    claimSituations({ least: 1, most: 1, margins: "any" }),
    // There the rounded window may end before the cycle does.
    claimSituations({ least: 1, most: 1, margins: "any", intervals: unevenMinutes(), times: cycleEdges() }),
  ),
  ask: askEveryMember,
  judge: (claims, situation) => {
    const [claim] = claims;
    const [runner] = situation.view;
    if (claim === undefined || runner === undefined) return undefined;
    if (claim.assignedRunnerId !== runner.runnerId) return breach("a lone runner is not the assigned one", 0);
    if (!isPlaced(claim)) return breach("a lone runner has no window", 0);
    if (claim.slotStart !== claim.cycleStart) return breach("a lone runner's window does not start with the cycle", 0);
    const seconds = secondsBetween(claim.slotStart, claim.slotEnd);
    const isWhole = Math.abs(seconds - intervalSeconds(situation.settings)) <= instantTolerance(situation);
    if (!isWhole) return breach("a lone runner's window is not the whole cycle", 0);
    return claim.reason === "not_assigned_slot"
      ? breach("a lone runner is told that it is not its turn", 0)
      : undefined;
  },
});
