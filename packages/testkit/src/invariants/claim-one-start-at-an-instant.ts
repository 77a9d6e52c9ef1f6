import { claimSituations } from "../arbitraries/claims.js";
import { breach, defineInvariant, type Invariant } from "../contract/invariant.js";
import { ANY_CLAIM, askEveryMember } from "./claim-common.js";
import { ONE_SHARED_VIEW } from "./common.js";

/** Ten microseconds, in minutes: more than the rounding of two ends. */
const LEAST_MARGIN_MINUTES = 1e-5 / 60;

export const claimOneStartAtAnInstant: Invariant = defineInvariant({
  id: "claim-one-start-at-an-instant",
  statement: "At any instant at most one runner may start.",
  assumptions: [ONE_SHARED_VIEW],
  domain: `${ANY_CLAIM}, with a margin of at least ten microseconds: with less, ends rounded to microseconds may overlap by one`,
  protocol: "slot-claim",
  family: "invariant",
  needs: ["decideAtomicServiceClaim"],
  cases: claimSituations({ least: 1, most: 12, margins: "some" }).map((situation) => ({
    ...situation,
    settings: {
      ...situation.settings,
      spreadMarginMinutes: Math.max(situation.settings.spreadMarginMinutes, LEAST_MARGIN_MINUTES),
    },
  })),
  ask: askEveryMember,
  judge: (claims) => {
    const first = claims.findIndex(({ shouldTryStart }) => shouldTryStart);
    const second = claims.findIndex(({ shouldTryStart }, index) => shouldTryStart && index > first);
    return first >= 0 && second >= 0 ? breach("two runners may start at the same instant", first, second) : undefined;
  },
});
