import type { ProvedTheorem } from "../theorem.js";
import { mayRun } from "../vocabulary/decision.js";
import { anyFleet, FLEET_IN_WORDS, isFleet, isTurn, TURN_IN_WORDS } from "../vocabulary/fleet.js";
import { anyInstant, INSTANT_IN_WORDS, isInstant } from "../vocabulary/instant.js";
import { oneRemainderAt } from "./one-remainder.js";

export const decisionRepeats: ProvedTheorem = {
  kind: "prove",
  id: "decision-repeats",
  statement: "The decision repeats: a whole number of intervals later, or earlier, it is the same.",
  assumptions: [FLEET_IN_WORDS, TURN_IN_WORDS, INSTANT_IN_WORDS, "the same view and configuration at both instants"],
  numbers: "reals",
  claim(z3, mutated) {
    const fleet = anyFleet(z3);
    const [now, later] = [anyInstant(z3, "now"), anyInstant(z3, "later")];
    const [cycles, position] = [z3.Int.const("cycles"), z3.Int.const("position")];
    const period = mutated ? fleet.slot : fleet.interval;
    return {
      given: [
        ...isFleet(z3, fleet),
        ...isTurn(fleet, { cycle: now.cycle, position }),
        ...isInstant(z3, fleet.interval, now),
        ...isInstant(z3, fleet.interval, later),
        later.now.eq(now.now.add(z3.ToReal(cycles).mul(period))),
      ],
      uses: [oneRemainderAt(z3, fleet.interval, now, cycles, later)],
      show: mayRun(z3, fleet, position, now.remainder).eq(mayRun(z3, fleet, position, later.remainder)),
    };
  },
  mutation: "a whole number of slots later",
};
