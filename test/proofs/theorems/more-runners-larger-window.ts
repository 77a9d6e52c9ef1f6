import Fraction from "fraction.js";
import { exactWindowSeconds } from "../plain/exact-window.js";
import { DEFAULTS } from "../plain/pynenc-defaults.js";
import type { WitnessTheorem } from "../theorem.js";
import { anyFleet, isFleet } from "../vocabulary/fleet.js";
import { windowLength } from "../vocabulary/window.js";

export const moreRunnersLargerWindow: WitnessTheorem = {
  kind: "witness",
  id: "more-runners-larger-window",
  statement: "One more runner can give every runner a larger window, with the defaults too.",
  assumptions: ["I = 300 s", "M = 60 s", "2 <= n < 12"],
  numbers: "reals",
  search(z3) {
    const fleet = anyFleet(z3);
    const larger = { ...fleet, runners: fleet.runners.add(1), slot: z3.Real.const("larger fleet's slot") };
    return {
      constraints: [
        ...isFleet(z3, fleet, 2),
        ...isFleet(z3, larger, 2),
        larger.runners.le(12),
        fleet.interval.eq(DEFAULTS.intervalSeconds),
        fleet.margin.eq(DEFAULTS.marginSeconds),
        windowLength(z3, fleet).lt(windowLength(z3, larger)),
      ],
      confirm(reading) {
        const runners = reading.real(fleet.runners);
        const intervalSeconds = new Fraction(DEFAULTS.intervalSeconds);
        const marginSeconds = new Fraction(DEFAULTS.marginSeconds);
        const window = exactWindowSeconds({ runners, intervalSeconds, marginSeconds });
        const largerWindow = exactWindowSeconds({ runners: runners.add(1), intervalSeconds, marginSeconds });
        return {
          confirmed: window.lt(largerWindow),
          found: `${runners} runners have ${window} s each, ${runners.add(1)} have ${largerWindow} s`,
        };
      },
    };
  },
};
