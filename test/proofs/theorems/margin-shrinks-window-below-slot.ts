import type { ProvedTheorem } from "../theorem.js";
import { windowLength } from "../vocabulary/window.js";

/** The proviso is needed: see larger-margin-larger-window. */
export const marginShrinksWindowBelowSlot: ProvedTheorem = {
  kind: "prove",
  id: "margin-shrinks-window-below-slot",
  statement: "As long as the margin stays below the slot, a larger margin gives a smaller window and a larger gap.",
  assumptions: ["S > 0", "0 <= M1 < M2 < S"],
  numbers: "reals",
  claim(z3, mutated) {
    const [slot, smaller, larger] = [z3.Real.const("slot"), z3.Real.const("M1"), z3.Real.const("M2")];
    const windowAt = (margin: typeof slot) => windowLength(z3, { slot, margin });
    return {
      given: [slot.gt(0), smaller.ge(0), smaller.lt(larger), mutated ? larger.le(slot) : larger.lt(slot)],
      show: windowAt(larger).lt(windowAt(smaller)),
    };
  },
  mutation: "a margin that may equal the slot",
};
