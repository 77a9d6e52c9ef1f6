import { claimArguments, claimSituations } from "../arbitraries/claims.js";
import { STRANGER } from "../arbitraries/runners.js";
import { askClaim } from "../contract/calls.js";
import { breach, defineInvariant, type Invariant } from "../contract/invariant.js";
import { ANY_CLAIM, askEveryMember } from "./claim-common.js";
import { ONE_SHARED_VIEW } from "./common.js";

export const claimSameForAllAskers: Invariant = defineInvariant({
  id: "claim-same-for-all-askers",
  statement: "Whoever asks is told of the same assigned runner, the same cycle and the same number of runners.",
  assumptions: [ONE_SHARED_VIEW],
  domain: ANY_CLAIM,
  protocol: "slot-claim",
  family: "invariant",
  needs: ["decideAtomicServiceClaim"],
  cases: claimSituations({ least: 1, most: 12, margins: "any" }),
  ask: (situation) => [...askEveryMember(situation), askClaim(claimArguments(situation, STRANGER))],
  judge: (claims) => {
    const [first] = claims;
    const other = claims.findIndex(
      (claim) =>
        claim.assignedRunnerId !== first?.assignedRunnerId ||
        claim.cycleStart !== first.cycleStart ||
        claim.stableRunnerCount !== first.stableRunnerCount,
    );
    return other < 0 ? undefined : breach("two who ask are told of different assignments", 0, other);
  },
});
