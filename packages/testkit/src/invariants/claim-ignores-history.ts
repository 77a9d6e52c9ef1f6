import * as fc from "fast-check";
import { claimSituations } from "../arbitraries/claims.js";
import { withAnotherPast } from "../arbitraries/runners.js";
import { breach, defineInvariant, type Invariant } from "../contract/invariant.js";
import { sameClaim } from "../contract/same-answer.js";
import { ANY_CLAIM, askEveryMember } from "./claim-common.js";

export const claimIgnoresHistory: Invariant = defineInvariant({
  id: "claim-ignores-history",
  statement: "Heartbeats, past executions and eligibility flags in the view change nothing in a claim.",
  assumptions: ["the store has already left out who is dead or not eligible"],
  domain: ANY_CLAIM,
  protocol: "slot-claim",
  family: "invariant",
  needs: ["decideAtomicServiceClaim"],
  cases: fc
    .tuple(claimSituations({ least: 1, most: 8, margins: "any" }), fc.nat())
    .map(([situation, salt]) => ({ situation, other: { ...situation, view: withAnotherPast(situation.view, salt) } })),
  ask: ({ situation, other }) => [...askEveryMember(situation), ...askEveryMember(other)],
  judge: (claims, { situation }) => {
    const size = situation.view.length;
    for (const [position, claim] of claims.slice(0, size).entries()) {
      const other = claims[position + size];
      if (other !== undefined && sameClaim(claim, other)) continue;
      return breach("two views that differ only in the past give different claims", position, position + size);
    }
    return undefined;
  },
});
