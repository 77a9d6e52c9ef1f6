import type { ProvedTheorem } from "../theorem.js";
import { anyDelays, areDelays, DELAYS_IN_WORDS, keepTo, overlap, totalDelay } from "../vocabulary/execution.js";
import { anyFleet, FLEET_IN_WORDS, isFleet, slotStart } from "../vocabulary/fleet.js";
import { lateExecution, promptExecution } from "../vocabulary/schedule.js";
import { half, least } from "../vocabulary/terms.js";
import { gapLength, isInWindow, windowEnd, windowLength } from "../vocabulary/window.js";

/** "There is" is proved by giving it: a schedule written as terms of G, L, d and e. */
export const executionsOverlapPastGap: ProvedTheorem = {
  kind: "prove",
  id: "executions-overlap-past-gap",
  statement:
    "L + d + e <= G is tight: past it, by however little, two runners have overlapping executions in some schedule.",
  assumptions: ["L + d + e > G", DELAYS_IN_WORDS, "d > 0", FLEET_IN_WORDS, "n >= 2", "any cycle"],
  numbers: "reals",
  claim(z3, mutated) {
    const fleet = anyFleet(z3);
    const delays = anyDelays(z3);
    const cycle = z3.Int.const("cycle");
    const start = slotStart(z3, fleet, { cycle, position: z3.Int.val(0) });
    const nextStart = slotStart(z3, fleet, { cycle, position: z3.Int.val(1) });
    const gap = gapLength(z3, fleet);
    const excess = totalDelay(delays).sub(gap);
    // A sliver of time that fits into the excess, the window and the execution alike.
    const sliver = half(least(z3, excess, windowLength(z3, fleet), delays.longestDuration));
    const first = lateExecution(z3, delays, windowEnd(z3, fleet, start).sub(sliver), gap.add(sliver).add(sliver));
    const second = promptExecution(z3, delays, nextStart);
    return {
      given: [
        ...isFleet(z3, fleet, 2),
        ...areDelays(delays),
        delays.longestDuration.gt(0),
        mutated ? excess.ge(0) : excess.gt(0),
      ],
      show: z3.And(
        isInWindow(z3, fleet, start, first.decidedAt),
        isInWindow(z3, fleet, nextStart, second.decidedAt),
        ...keepTo(z3, delays, first, second),
        overlap(z3, first, second),
      ),
    };
  },
  mutation: "L + d + e equal to G",
};
