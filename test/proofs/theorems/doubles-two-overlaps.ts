import type { ProvedTheorem } from "../theorem.js";
import { double, doubleWindow } from "../vocabulary/doubles.js";
import { allPairs, type Pair } from "../vocabulary/pairs.js";

const OVERLAPPING: readonly Pair[] = [
  { runners: 9, earlier: 5, later: 6 },
  { runners: 11, earlier: 5, later: 6 },
];

export const doublesTwoOverlaps: ProvedTheorem = {
  kind: "prove",
  id: "doubles-two-overlaps",
  statement:
    "In doubles, I = 5 min with no margin: of all pairs of up to 12 runners only 5 and 6 of 9, and 5 and 6 of 11, overlap.",
  assumptions: ["I = 5 min", "M = 0", "2 <= n <= 12", "every pair of positions"],
  numbers: "doubles",
  claim(z3, mutated) {
    const expected = mutated ? OVERLAPPING.slice(0, 1) : OVERLAPPING;
    const isExpected = (pair: Pair) =>
      expected.some(
        (other) => other.runners === pair.runners && other.earlier === pair.earlier && other.later === pair.later,
      );
    const asExpected = allPairs().map((pair) => {
      const fleet = {
        intervalMinutes: double(z3, 5),
        marginMinutes: double(z3, 0),
        runners: double(z3, pair.runners),
      };
      const earlier = doubleWindow(z3, fleet, double(z3, pair.earlier));
      const later = doubleWindow(z3, fleet, double(z3, pair.later));
      return later.start.lt(earlier.end).eq(isExpected(pair));
    });
    return { given: [], show: z3.And(...asExpected) };
  },
  mutation: "only the pair of 9",
};
