import Fraction from "fraction.js";
import { exactWindowSeconds } from "../plain/exact-window.js";
import { DEFAULTS } from "../plain/pynenc-defaults.js";
import type { Term, WitnessTheorem } from "../theorem.js";
import { anyFleet, isFleet } from "../vocabulary/fleet.js";
import { windowLength } from "../vocabulary/window.js";

export const largerMarginLargerWindow: WitnessTheorem = {
  kind: "witness",
  id: "larger-margin-larger-window",
  statement: "A larger margin can give a larger window, because it is dropped once it reaches the slot.",
  assumptions: ["I = 300 s", "2 <= n <= 12", "margins of whole seconds"],
  numbers: "reals",
  search(z3) {
    const fleet = anyFleet(z3);
    const [smaller, larger] = [z3.Int.const("smaller margin"), z3.Int.const("larger margin")];
    const windowAt = (margin: Term) => windowLength(z3, { slot: fleet.slot, margin: z3.ToReal(margin) });
    return {
      constraints: [
        ...isFleet(z3, fleet, 2),
        fleet.runners.le(12),
        fleet.interval.eq(DEFAULTS.intervalSeconds),
        smaller.ge(0),
        smaller.lt(larger),
        windowAt(smaller).lt(windowAt(larger)),
      ],
      confirm(reading) {
        const runners = reading.real(fleet.runners);
        const intervalSeconds = new Fraction(DEFAULTS.intervalSeconds);
        const [margin, largerMargin] = [reading.real(smaller), reading.real(larger)];
        const window = exactWindowSeconds({ runners, intervalSeconds, marginSeconds: margin });
        const largerWindow = exactWindowSeconds({ runners, intervalSeconds, marginSeconds: largerMargin });
        return {
          confirmed: margin.lt(largerMargin) && window.lt(largerWindow),
          found: `n = ${runners}: ${margin} s leave ${window} s, ${largerMargin} s leave ${largerWindow} s`,
        };
      },
    };
  },
};
