import type { ProvedTheorem } from "../theorem.js";
import { windowEnd } from "../vocabulary/window.js";

export const windowInsideSlot: ProvedTheorem = {
  kind: "prove",
  id: "window-inside-slot",
  statement: "Every runner has a window: it is never empty, starts with its slot and ends no later than it.",
  assumptions: ["S > 0", "M >= 0, below or above S"],
  numbers: "reals",
  claim(z3, mutated) {
    const [slot, margin, start] = [z3.Real.const("slot"), z3.Real.const("margin"), z3.Real.const("start")];
    const end = windowEnd(z3, { slot, margin: mutated ? margin.neg() : margin }, start);
    return { given: [slot.gt(0), margin.ge(0)], show: z3.And(start.lt(end), end.le(start.add(slot))) };
  },
  mutation: "the margin added instead of taken off",
};
