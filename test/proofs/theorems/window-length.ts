import type { ProvedTheorem } from "../theorem.js";
import { half } from "../vocabulary/terms.js";
import { windowEnd, windowLength } from "../vocabulary/window.js";

/** The rule tests `end <= start`; everybody speaks of `M >= S`. */
export const windowLengthRule: ProvedTheorem = {
  kind: "prove",
  id: "window-length",
  statement: "A window is S - M long when M < S and S/2 long when M >= S, wherever it starts.",
  assumptions: ["S > 0", "M >= 0"],
  numbers: "reals",
  claim(z3, mutated) {
    const [slot, margin, start] = [z3.Real.const("slot"), z3.Real.const("margin"), z3.Real.const("start")];
    const length = windowEnd(z3, { slot, margin }, start).sub(start);
    const spoken = mutated ? z3.If(margin.le(slot), slot.sub(margin), half(slot)) : windowLength(z3, { slot, margin });
    return { given: [slot.gt(0), margin.ge(0)], show: length.eq(spoken) };
  },
  mutation: "the fallback only when M > S",
};
