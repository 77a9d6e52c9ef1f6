import type { ProvedTheorem } from "../theorem.js";
import { anyLooks, areLooks } from "../vocabulary/look.js";
import { isInWindow, windowLength } from "../vocabulary/window.js";

export const noTurnMissed: ProvedTheorem = {
  kind: "prove",
  id: "no-turn-missed",
  statement:
    "A runner that looks at least every P <= W never misses a turn: its first look from the window's start on is in the window.",
  assumptions: ["P <= W", "S > 0", "M >= 0", "it was looking before the window started"],
  numbers: "reals",
  claim(z3, mutated) {
    const fleet = { slot: z3.Real.const("slot"), margin: z3.Real.const("margin") };
    const [start, period, looks] = [z3.Real.const("window start"), z3.Real.const("P"), anyLooks(z3)];
    return {
      given: [
        fleet.slot.gt(0),
        fleet.margin.ge(0),
        ...areLooks(looks, period),
        period.le(mutated ? fleet.slot : windowLength(z3, fleet)),
        looks.previous.lt(start),
        looks.next.ge(start),
      ],
      show: isInWindow(z3, fleet, start, looks.next),
    };
  },
  mutation: "P up to the slot instead of the window",
};
