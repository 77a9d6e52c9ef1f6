import Fraction from "fraction.js";
import { ownsInstant } from "../plain/exact-window.js";
import type { WitnessTheorem } from "../theorem.js";
import { mayRun } from "../vocabulary/decision.js";
import { anyInstant, isInstant } from "../vocabulary/instant.js";

const INTERVAL_SECONDS = 300;
const OTHER_INTERVAL_SECONDS = 600;
const MARGIN_SECONDS = 60;
const RUNNERS = 2;

/** Why every theorem assumes one configuration for the whole fleet. */
export const twoConfigurationsOverlap: WitnessTheorem = {
  kind: "witness",
  id: "two-configurations-overlap",
  statement: "Two runners with different intervals in their settings may both run.",
  assumptions: ["I = 300 s for one, 600 s for the other", "M = 60 s", "n = 2", "one clock"],
  numbers: "reals",
  search(z3) {
    const fleetOf = (intervalSeconds: number) => ({
      runners: z3.Int.val(RUNNERS),
      interval: z3.Real.val(intervalSeconds),
      slot: z3.Real.val(intervalSeconds / RUNNERS),
      margin: z3.Real.val(MARGIN_SECONDS),
    });
    const [fleet, otherFleet] = [fleetOf(INTERVAL_SECONDS), fleetOf(OTHER_INTERVAL_SECONDS)];
    const [i, j] = [z3.Int.const("i"), z3.Int.const("j")];
    const now = z3.Real.const("now");
    const [instant, other] = [
      { ...anyInstant(z3, "a's"), now },
      { ...anyInstant(z3, "b's"), now },
    ];
    return {
      constraints: [
        ...isInstant(z3, fleet.interval, instant),
        ...isInstant(z3, otherFleet.interval, other),
        now.ge(0),
        i.neq(j),
        z3.And(i.ge(0), i.lt(RUNNERS), j.ge(0), j.lt(RUNNERS)),
        mayRun(z3, fleet, i, instant.remainder),
        mayRun(z3, otherFleet, j, other.remainder),
      ],
      confirm(reading) {
        const [runners, marginSeconds] = [new Fraction(RUNNERS), new Fraction(MARGIN_SECONDS)];
        const [position, otherPosition, t] = [reading.real(i), reading.real(j), reading.real(now)];
        const may = (intervalSeconds: number, position: Fraction) =>
          ownsInstant({ runners, marginSeconds, intervalSeconds: new Fraction(intervalSeconds) }, position, t);
        return {
          confirmed:
            !position.equals(otherPosition) &&
            may(INTERVAL_SECONDS, position) &&
            may(OTHER_INTERVAL_SECONDS, otherPosition),
          found: `t = ${t} s: position ${position} of the one and position ${otherPosition} of the other`,
        };
      },
    };
  },
};
