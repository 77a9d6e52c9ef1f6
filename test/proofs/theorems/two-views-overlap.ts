import Fraction from "fraction.js";
import { ownsInstant } from "../plain/exact-window.js";
import { DEFAULTS } from "../plain/pynenc-defaults.js";
import type { WitnessTheorem } from "../theorem.js";
import { mayRun } from "../vocabulary/decision.js";
import { anyFleet, isFleet } from "../vocabulary/fleet.js";
import { anyInstant, isInstant } from "../vocabulary/instant.js";

/** Why every theorem on windows assumes one shared view. Nobody else's position changes; the slots do. */
export const twoViewsOverlap: WitnessTheorem = {
  kind: "witness",
  id: "two-views-overlap",
  statement: "When a runner joins, one that has read the old view and another that has read the new one may both run.",
  assumptions: ["I = 300 s", "M = 60 s", "2 <= n < 12", "the newcomer is last", "one clock"],
  numbers: "reals",
  search(z3) {
    const old = anyFleet(z3);
    const joined = { ...old, runners: old.runners.add(1), slot: z3.Real.const("new slot") };
    const [i, j, instant] = [z3.Int.const("i"), z3.Int.const("j"), anyInstant(z3)];
    return {
      constraints: [
        ...isFleet(z3, old, 2),
        ...isFleet(z3, joined, 2),
        joined.runners.le(12),
        old.interval.eq(DEFAULTS.intervalSeconds),
        old.margin.eq(DEFAULTS.marginSeconds),
        ...isInstant(z3, old.interval, instant),
        instant.cycle.eq(0),
        i.neq(j),
        z3.And(i.ge(0), i.lt(old.runners), j.ge(0), j.lt(joined.runners)),
        mayRun(z3, old, i, instant.remainder),
        mayRun(z3, joined, j, instant.remainder),
      ],
      confirm(reading) {
        const settings = {
          intervalSeconds: new Fraction(DEFAULTS.intervalSeconds),
          marginSeconds: new Fraction(DEFAULTS.marginSeconds),
        };
        const [runners, now] = [reading.real(old.runners), reading.real(instant.now)];
        const [position, other] = [reading.real(i), reading.real(j)];
        return {
          confirmed:
            !position.equals(other) &&
            ownsInstant({ ...settings, runners }, position, now) &&
            ownsInstant({ ...settings, runners: runners.add(1) }, other, now),
          found: `t = ${now} s: position ${position} of ${runners} and position ${other} of ${runners.add(1)}`,
        };
      },
    };
  },
};
