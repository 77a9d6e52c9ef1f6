import type { ProvedTheorem } from "../theorem.js";
import { areLooks } from "../vocabulary/look.js";
import { isInWindow, windowEnd, windowLength } from "../vocabulary/window.js";

export const turnMissedPastWindow: ProvedTheorem = {
  kind: "prove",
  id: "turn-missed-past-window",
  statement: "P <= W is tight: past it, by however little, two looks can fall just before a window and at its end.",
  assumptions: ["P > W", "S > 0", "M >= 0"],
  numbers: "reals",
  claim(z3, mutated) {
    const fleet = { slot: z3.Real.const("slot"), margin: z3.Real.const("margin") };
    const [start, period] = [z3.Real.const("window start"), z3.Real.const("P")];
    const length = windowLength(z3, fleet);
    const looks = { previous: start.sub(period.sub(length)), next: windowEnd(z3, fleet, start) };
    return {
      given: [fleet.slot.gt(0), fleet.margin.ge(0), mutated ? period.ge(length) : period.gt(length)],
      show: z3.And(
        ...areLooks(looks, period),
        looks.previous.lt(start),
        z3.Not(isInWindow(z3, fleet, start, looks.next)),
        looks.next.ge(windowEnd(z3, fleet, start)),
      ),
    };
  },
  mutation: "P equal to W",
};
