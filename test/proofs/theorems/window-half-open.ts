import type { ProvedTheorem } from "../theorem.js";
import { isInWindow, windowEnd } from "../vocabulary/window.js";

export const windowHalfOpen: ProvedTheorem = {
  kind: "prove",
  id: "window-half-open",
  statement: "A window has its start and not its end; with no margin its end is the next window's start.",
  assumptions: ["S > 0", "M >= 0"],
  numbers: "reals",
  claim(z3, mutated) {
    const [slot, margin, start] = [z3.Real.const("slot"), z3.Real.const("margin"), z3.Real.const("start")];
    const fleet = { slot, margin };
    const end = windowEnd(z3, fleet, start);
    const hasItsEnd = mutated ? z3.And(start.le(end), end.le(end)) : isInWindow(z3, fleet, start, end);
    return {
      given: [slot.gt(0), margin.ge(0)],
      show: z3.And(
        isInWindow(z3, fleet, start, start),
        z3.Not(hasItsEnd),
        z3.Implies(margin.eq(0), isInWindow(z3, fleet, start.add(slot), end)),
      ),
    };
  },
  mutation: "an inclusive end",
};
