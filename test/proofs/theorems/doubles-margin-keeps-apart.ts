import type { ProvedTheorem } from "../theorem.js";
import { double, doubleWindow } from "../vocabulary/doubles.js";
import { allPairs } from "../vocabulary/pairs.js";

const INTERVALS_MINUTES = [1, 2, 5, 10, 15, 30, 60];

/** Below a minute's slot this is the fallback's half a slot, above it the slot less the margin. */
export const doublesMarginKeepsApart: ProvedTheorem = {
  kind: "prove",
  id: "doubles-margin-keeps-apart",
  statement: "In doubles, a margin of one minute keeps all windows of up to 12 runners disjoint.",
  assumptions: ["I = 1, 2, 5, 10, 15, 30 or 60 min", "M = 1 min", "2 <= n <= 12", "every pair of positions"],
  numbers: "doubles",
  claim(z3, mutated) {
    const marginMinutes = double(z3, mutated ? 0 : 1);
    const apart = INTERVALS_MINUTES.flatMap((minutes) =>
      allPairs().map(({ runners, earlier, later }) => {
        const fleet = { intervalMinutes: double(z3, minutes), marginMinutes, runners: double(z3, runners) };
        const window = doubleWindow(z3, fleet, double(z3, earlier));
        const laterWindow = doubleWindow(z3, fleet, double(z3, later));
        return window.end.le(laterWindow.start);
      }),
    );
    return { given: [], show: z3.And(...apart) };
  },
  mutation: "no margin",
};
