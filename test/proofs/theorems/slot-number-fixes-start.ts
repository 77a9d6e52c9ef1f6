import type { Claim, Lemma, ProvedTheorem, Z3 } from "../theorem.js";
import {
  anyFleet,
  anyTurn,
  FLEET_IN_WORDS,
  type Fleet,
  isFleet,
  slotNumber,
  slotStart,
  type Turn,
} from "../vocabulary/fleet.js";

/** With the slots counted from the epoch, cycles need no case of their own. */
export const slotNumberFixesStart: ProvedTheorem = {
  kind: "prove",
  id: "slot-number-fixes-start",
  statement: "Position i of cycle K starts K*n + i whole slots after the epoch.",
  assumptions: [FLEET_IN_WORDS],
  numbers: "reals",
  claim: (z3, mutated) => startsAfterWholeSlots(z3, anyFleet(z3), anyTurn(z3, "a"), mutated ? 1 : 0),
  mutation: "positions counted from one",
};

export function slotNumberFixesStartAt(z3: Z3, fleet: Fleet, turn: Turn): Lemma {
  return { id: slotNumberFixesStart.id, claim: startsAfterWholeSlots(z3, fleet, turn, 0) };
}

function startsAfterWholeSlots(z3: Z3, fleet: Fleet, turn: Turn, firstPosition: number): Claim {
  const wholeSlots = z3.ToReal(slotNumber(fleet, turn).sub(firstPosition));
  return { given: isFleet(z3, fleet), show: slotStart(z3, fleet, turn).eq(wholeSlots.mul(fleet.slot)) };
}
