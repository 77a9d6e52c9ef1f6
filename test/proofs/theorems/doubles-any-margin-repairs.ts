import type { ProvedTheorem } from "../theorem.js";
import { anyDouble, double, doubleWindow } from "../vocabulary/doubles.js";

/** The margin is unknown here, so the solver subtracts symbolically: too slow for all pairs, not for the bad ones. */
export const doublesAnyMarginRepairs: ProvedTheorem = {
  kind: "prove",
  id: "doubles-any-margin-repairs",
  statement:
    "In doubles, any margin from a millionth of a minute to the interval parts the two pairs that overlap without one.",
  assumptions: ["I = 5 min", "positions 5 and 6 of 9 and of 11", "M any double from 1e-6 min to 5 min"],
  numbers: "doubles",
  logic: "QF_FPBV",
  claim(z3, mutated) {
    const marginMinutes = anyDouble(z3, "margin");
    const parted = [9, 11].map((runners) => {
      const fleet = { intervalMinutes: double(z3, 5), marginMinutes, runners: double(z3, runners) };
      const [fifth, sixth] = [doubleWindow(z3, fleet, double(z3, 5)), doubleWindow(z3, fleet, double(z3, 6))];
      return fifth.end.le(sixth.start);
    });
    return { given: [marginMinutes.ge(mutated ? 0 : 1e-6), marginMinutes.le(5)], show: z3.And(...parted) };
  },
  mutation: "a margin of 0 too",
};
