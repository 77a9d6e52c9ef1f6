import type { Claim, Lemma, ProvedTheorem } from "../theorem.js";
import { anyFleet, anyTurn, type Fleet, isTurn, slotNumber, TURN_IN_WORDS, type Turn } from "../vocabulary/fleet.js";

/** The first half of every disjointness, in whole numbers only. */
export const differentRunnersDifferentNumbers: ProvedTheorem = {
  kind: "prove",
  id: "different-runners-different-numbers",
  statement: "Slots of two different runners never have the same number, whatever cycles they lie in.",
  assumptions: ["n >= 1", TURN_IN_WORDS],
  numbers: "reals",
  claim(z3, mutated) {
    const fleet = anyFleet(z3);
    const positions = mutated ? fleet.runners.add(1) : fleet.runners;
    return haveDifferentNumbers(fleet, positions, anyTurn(z3, "a"), anyTurn(z3, "b"));
  },
  mutation: "a position n besides 0 to n - 1",
};

export function differentRunnersDifferentNumbersAt(fleet: Fleet, a: Turn, b: Turn): Lemma {
  return { id: differentRunnersDifferentNumbers.id, claim: haveDifferentNumbers(fleet, fleet.runners, a, b) };
}

function haveDifferentNumbers(fleet: Fleet, positions: Fleet["runners"], a: Turn, b: Turn): Claim {
  const bounds = { ...fleet, runners: positions };
  return {
    given: [fleet.runners.ge(1), ...isTurn(bounds, a), ...isTurn(bounds, b), a.position.neq(b.position)],
    show: slotNumber(fleet, a).neq(slotNumber(fleet, b)),
  };
}
