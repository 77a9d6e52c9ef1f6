import type { ProvedTheorem } from "../theorem.js";
import { mayRun } from "../vocabulary/decision.js";
import { anyFleet, FLEET_IN_WORDS, TURN_IN_WORDS } from "../vocabulary/fleet.js";
import { anyInstant, INSTANT_IN_WORDS, isInstant } from "../vocabulary/instant.js";
import { differentRunnersASlotApartAt } from "./different-runners-a-slot-apart.js";

export const atMostOneMayRun: ProvedTheorem = {
  kind: "prove",
  id: "at-most-one-may-run",
  statement: "Of two runners in the view at most one may run at any instant.",
  assumptions: [FLEET_IN_WORDS, TURN_IN_WORDS, "one clock", INSTANT_IN_WORDS],
  numbers: "reals",
  claim(z3, mutated) {
    const fleet = anyFleet(z3);
    const { now, cycle, remainder } = anyInstant(z3);
    const [i, j] = [z3.Int.const("i"), z3.Int.const("j")];
    const apart = differentRunnersASlotApartAt(z3, fleet, { cycle, position: i }, { cycle, position: j });
    const mostAlone = mutated ? 2 : 1;
    return {
      given: [...apart.claim.given, ...isInstant(z3, fleet.interval, { now, cycle, remainder })],
      uses: [apart],
      show: z3.Not(z3.And(mayRun(z3, fleet, i, remainder, mostAlone), mayRun(z3, fleet, j, remainder, mostAlone))),
    };
  },
  mutation: "the single-runner rule for two runners too",
};
