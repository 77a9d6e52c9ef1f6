import type { Claim, Lemma, ProvedTheorem, Term, Z3 } from "../theorem.js";
import { anyFleet, FLEET_IN_WORDS, type Fleet, isFleet } from "../vocabulary/fleet.js";

/** Existence is shown by the position itself: the remainder in slots, rounded down. */
export const everyInstantInASlot: ProvedTheorem = {
  kind: "prove",
  id: "every-instant-in-a-slot",
  statement: "Every instant of a cycle lies in the slot of a runner of the fleet: the slots leave no hole.",
  assumptions: [FLEET_IN_WORDS, "0 <= r < I", "u = r/S"],
  numbers: "reals",
  claim(z3, mutated) {
    const fleet = anyFleet(z3);
    const remainder = z3.Real.const("remainder");
    const claim = hasASlot(z3, fleet, remainder, z3.Real.const("u"));
    if (!mutated) return claim;
    return {
      given: [...isFleet(z3, fleet), remainder.eq(fleet.interval), inSlots(fleet, remainder, z3.Real.const("u"))],
      show: claim.show,
    };
  },
  mutation: "the end of the cycle counted as part of it",
};

/** `slots` is the remainder in slots, `ownerOf(slots)` the position. */
export function everyInstantInASlotAt(z3: Z3, fleet: Fleet, remainder: Term, slots: Term): Lemma {
  return { id: everyInstantInASlot.id, claim: hasASlot(z3, fleet, remainder, slots) };
}

export function ownerOf(z3: Z3, slots: Term): Term {
  return z3.ToInt(slots);
}

function inSlots({ slot }: Fleet, remainder: Term, slots: Term) {
  return remainder.eq(slots.mul(slot));
}

function hasASlot(z3: Z3, fleet: Fleet, remainder: Term, slots: Term): Claim {
  const position = ownerOf(z3, slots);
  const start = z3.ToReal(position).mul(fleet.slot);
  return {
    given: [...isFleet(z3, fleet), remainder.ge(0), remainder.lt(fleet.interval), inSlots(fleet, remainder, slots)],
    show: z3.And(position.ge(0), position.lt(fleet.runners), start.le(remainder), remainder.lt(start.add(fleet.slot))),
  };
}
