import type { Claim, Lemma, ProvedTheorem, Z3 } from "../theorem.js";
import {
  anyFleet,
  anyTurn,
  FLEET_IN_WORDS,
  type Fleet,
  isFleet,
  isTurn,
  slotNumber,
  slotStart,
  TURN_IN_WORDS,
  type Turn,
} from "../vocabulary/fleet.js";
import { areApart } from "../vocabulary/terms.js";
import { differentNumbersASlotApartAt } from "./different-numbers-a-slot-apart.js";
import { differentRunnersDifferentNumbersAt } from "./different-runners-different-numbers.js";
import { slotNumberFixesStartAt } from "./slot-number-fixes-start.js";

/** The two halves composed. From here on the starts of slots are just numbers, and all that follows is linear. */
export const differentRunnersASlotApart: ProvedTheorem = {
  kind: "prove",
  id: "different-runners-a-slot-apart",
  statement: "Slots of two different runners start at least one slot length apart, in the same cycle or across cycles.",
  assumptions: [FLEET_IN_WORDS, TURN_IN_WORDS],
  numbers: "reals",
  claim(z3, mutated) {
    const fleet = anyFleet(z3);
    const [a, b] = [anyTurn(z3, "a"), anyTurn(z3, "b")];
    const { given, show } = startApart(z3, fleet, a, b);
    const [p, q] = [slotNumber(fleet, a), slotNumber(fleet, b)];
    return {
      given: mutated ? [...isFleet(z3, fleet), ...isTurn(fleet, a), ...isTurn(fleet, b)] : given,
      uses: [
        slotNumberFixesStartAt(z3, fleet, a),
        slotNumberFixesStartAt(z3, fleet, b),
        differentRunnersDifferentNumbersAt(fleet, a, b),
        differentNumbersASlotApartAt(z3, fleet.slot, p, q),
      ],
      show,
    };
  },
  mutation: "two runners that may be the same one",
};

export function differentRunnersASlotApartAt(z3: Z3, fleet: Fleet, a: Turn, b: Turn): Lemma {
  return { id: differentRunnersASlotApart.id, claim: startApart(z3, fleet, a, b) };
}

function startApart(z3: Z3, fleet: Fleet, a: Turn, b: Turn): Claim {
  return {
    given: [...isFleet(z3, fleet), ...isTurn(fleet, a), ...isTurn(fleet, b), a.position.neq(b.position)],
    show: areApart(z3, slotStart(z3, fleet, a), slotStart(z3, fleet, b), fleet.slot),
  };
}
