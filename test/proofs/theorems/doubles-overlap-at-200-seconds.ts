import { doubleWindowSeconds } from "../plain/double-window.js";
import type { Term, WitnessTheorem } from "../theorem.js";
import { double, doubleWindow, isInDoubleWindow, wholeDouble } from "../vocabulary/doubles.js";
import { MOST_RUNNERS } from "../vocabulary/pairs.js";

const INTERVAL_MINUTES = 5;
const BOUNDARY_SECONDS = 200;

/** The number of runners and the position are the solver's to find: it divides, multiplies and adds bit by bit. */
export const doublesOverlapAt200Seconds: WitnessTheorem = {
  kind: "witness",
  id: "doubles-overlap-at-200-seconds",
  statement: "In doubles, with no margin, two neighbours may both run at t = 200 s.",
  assumptions: ["I = 5 min", "M = 0", "n and the position unknown, 2 <= n <= 12", "t = 200 s, a boundary"],
  numbers: "doubles",
  logic: "QF_FPBV",
  search(z3) {
    const [runners, position] = [z3.Int.const("runners"), z3.Int.const("position")];
    const fleet = {
      intervalMinutes: double(z3, INTERVAL_MINUTES),
      marginMinutes: double(z3, 0),
      runners: wholeDouble(z3, runners, 2, MOST_RUNNERS),
    };
    const mayRun = (position: Term) => {
      const window = doubleWindow(z3, fleet, wholeDouble(z3, position, 0, MOST_RUNNERS - 1));
      return isInDoubleWindow(z3, window, double(z3, BOUNDARY_SECONDS));
    };
    return {
      constraints: [
        z3.And(runners.ge(2), runners.le(MOST_RUNNERS), position.ge(0), position.add(1).lt(runners)),
        mayRun(position),
        mayRun(position.add(1)),
      ],
      confirm(reading) {
        const [n, i] = [reading.real(runners).valueOf(), reading.real(position).valueOf()];
        const window = doubleWindowSeconds(INTERVAL_MINUTES, 0, n, i);
        const nextWindow = doubleWindowSeconds(INTERVAL_MINUTES, 0, n, i + 1);
        return {
          confirmed:
            Number.isInteger(n) &&
            Number.isInteger(i) &&
            0 <= i &&
            i + 1 < n &&
            [window, nextWindow].every(({ start, end }) => start <= BOUNDARY_SECONDS && BOUNDARY_SECONDS < end),
          found: `n = ${n}: position ${i} ends at ${window.end} s, position ${i + 1} starts at ${nextWindow.start} s`,
        };
      },
    };
  },
};
