import type { Claim, Lemma, ProvedTheorem, Term, Z3 } from "../theorem.js";
import { areApart } from "../vocabulary/terms.js";
import { slotsScaleAt } from "./slots-scale.js";

/** The second half: whole slots of any length. Nothing about runners is left in it. */
export const differentNumbersASlotApart: ProvedTheorem = {
  kind: "prove",
  id: "different-numbers-a-slot-apart",
  statement: "Slots with different numbers start at least one slot length apart.",
  assumptions: ["S > 0", "slot numbers are whole"],
  numbers: "reals",
  claim(z3, mutated) {
    const slot = z3.Real.const("slot");
    const [p, q] = mutated ? [z3.Real.const("p"), z3.Real.const("q")] : [z3.Int.const("p"), z3.Int.const("q")];
    return { ...startApart(z3, slot, p, q), uses: [slotsScaleAt(z3, slot, inReals(z3, p), inReals(z3, q))] };
  },
  mutation: "slot numbers that need not be whole",
};

/** `p` and `q` are whole. */
export function differentNumbersASlotApartAt(z3: Z3, slot: Term, p: Term, q: Term): Lemma {
  return { id: differentNumbersASlotApart.id, claim: startApart(z3, slot, p, q) };
}

function startApart(z3: Z3, slot: Term, p: Term, q: Term): Claim {
  const [start, otherStart] = [inReals(z3, p).mul(slot), inReals(z3, q).mul(slot)];
  // Compared as whole numbers, "different" is "one apart"; compared as reals it would only be "different".
  return { given: [slot.gt(0), p.neq(q)], show: areApart(z3, start, otherStart, slot) };
}

function inReals(z3: Z3, number: Term): Term {
  return z3.isInt(number) ? z3.ToReal(number) : number;
}
