import type { Claim, Lemma, ProvedTheorem, Term, Z3 } from "../theorem.js";
import { areApart, half } from "../vocabulary/terms.js";

/** Lets S be 1 where it would otherwise multiply whole numbers, which the solver does not decide in time. */
export const slotsScale: ProvedTheorem = {
  kind: "prove",
  id: "slots-scale",
  statement: "What lies at least one slot apart in units of S lies at least S apart in seconds.",
  assumptions: ["S > 0"],
  numbers: "reals",
  claim(z3, mutated) {
    const [slot, p, q] = [z3.Real.const("slot"), z3.Real.const("p"), z3.Real.const("q")];
    const { given, show } = scales(z3, slot, p, q);
    return { given: mutated ? [slot.gt(0), areApart(z3, p, q, half(z3.Real.val(1)))] : given, show };
  },
  mutation: "half a slot apart",
};

export function slotsScaleAt(z3: Z3, slot: Term, p: Term, q: Term): Lemma {
  return { id: slotsScale.id, claim: scales(z3, slot, p, q) };
}

function scales(z3: Z3, slot: Term, p: Term, q: Term): Claim {
  return {
    given: [slot.gt(0), areApart(z3, p, q, z3.Real.val(1))],
    show: areApart(z3, p.mul(slot), q.mul(slot), slot),
  };
}
