import type { ProvedTheorem } from "../theorem.js";
import { mayRun } from "../vocabulary/decision.js";
import { anyFleet, FLEET_IN_WORDS, isFleet } from "../vocabulary/fleet.js";
import { anyInstant, INSTANT_IN_WORDS, isInstant } from "../vocabulary/instant.js";

export const aloneMayAlwaysRun: ProvedTheorem = {
  kind: "prove",
  id: "alone-may-always-run",
  statement: "A runner that is alone in the view may run at every instant, whatever the margin.",
  assumptions: ["n = 1", FLEET_IN_WORDS, INSTANT_IN_WORDS],
  numbers: "reals",
  claim(z3, mutated) {
    const fleet = anyFleet(z3);
    const instant = anyInstant(z3);
    return {
      given: [...isFleet(z3, fleet), fleet.runners.eq(1), ...isInstant(z3, fleet.interval, instant)],
      show: mayRun(z3, fleet, z3.Int.val(0), instant.remainder, mutated ? 0 : 1),
    };
  },
  mutation: "no single-runner rule",
};
