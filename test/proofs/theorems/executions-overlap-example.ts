import Fraction from "fraction.js";
import { clocksAgreeExactly, keepsToExactly, overlapExactly } from "../plain/exact-execution.js";
import { ownsInstant } from "../plain/exact-window.js";
import type { Reading, Term, WitnessTheorem } from "../theorem.js";
import { anyDelays, anyExecution, type Execution, keepTo, overlap, totalDelay } from "../vocabulary/execution.js";
import { slotStart } from "../vocabulary/fleet.js";
import { gapLength, isInWindow } from "../vocabulary/window.js";

const RUNNERS = 3;
const INTERVAL_SECONDS = 300;
const MARGIN_SECONDS = 60;

/** Across the end of a cycle: the last runner, and the first one of the next cycle. */
export const executionsOverlapExample: WitnessTheorem = {
  kind: "witness",
  id: "executions-overlap-example",
  statement:
    "Three runners with the defaults have overlapping executions with L + d + e at most 1 s past the gap of 60 s.",
  assumptions: [
    "I = 300 s",
    "M = 60 s",
    "n = 3",
    "L, d and e at least 1 s",
    "the last runner and the next cycle's first",
  ],
  numbers: "reals",
  search(z3) {
    const fleet = {
      runners: z3.Int.val(RUNNERS),
      interval: z3.Real.val(INTERVAL_SECONDS),
      slot: z3.Real.val(INTERVAL_SECONDS / RUNNERS),
      margin: z3.Real.val(MARGIN_SECONDS),
    };
    const delays = anyDelays(z3);
    const [last, first] = [anyExecution(z3, "last"), anyExecution(z3, "first")];
    const startOf = (cycle: number, position: number) =>
      slotStart(z3, fleet, { cycle: z3.Int.val(cycle), position: z3.Int.val(position) });
    return {
      constraints: [
        ...Object.values(delays).map((delay: Term) => delay.ge(1)),
        first.clockOffset.eq(0),
        totalDelay(delays).le(gapLength(z3, fleet).add(1)),
        ...keepTo(z3, delays, last, first),
        isInWindow(z3, fleet, startOf(0, RUNNERS - 1), last.decidedAt),
        isInWindow(z3, fleet, startOf(1, 0), first.decidedAt),
        overlap(z3, last, first),
      ],
      confirm(reading) {
        const exactFleet = {
          runners: new Fraction(RUNNERS),
          intervalSeconds: new Fraction(INTERVAL_SECONDS),
          marginSeconds: new Fraction(MARGIN_SECONDS),
        };
        const exactDelays = {
          longestLatency: reading.real(delays.longestLatency),
          longestDuration: reading.real(delays.longestDuration),
          largestClockDifference: reading.real(delays.largestClockDifference),
        };
        const { longestLatency: L, longestDuration: d, largestClockDifference: e } = exactDelays;
        const [exactLast, exactFirst] = [readExecution(reading, last), readExecution(reading, first)];
        return {
          confirmed:
            L.add(d).add(e).lte(61) &&
            ownsInstant(exactFleet, new Fraction(RUNNERS - 1), exactLast.decidedAt) &&
            ownsInstant(exactFleet, new Fraction(0), exactFirst.decidedAt) &&
            keepsToExactly(exactDelays, exactLast) &&
            keepsToExactly(exactDelays, exactFirst) &&
            clocksAgreeExactly(exactDelays, exactLast, exactFirst) &&
            overlapExactly(exactLast, exactFirst),
          found:
            `L = ${L.toFraction()}, d = ${d.toFraction()}, e = ${e.toFraction()}: ` +
            `position ${RUNNERS - 1} runs to ${exactLast.endedAt.toFraction()}, position 0 from ${exactFirst.startedAt.toFraction()}`,
        };
      },
    };
  },
};

function readExecution(reading: Reading, run: Execution) {
  return {
    decidedAt: reading.real(run.decidedAt),
    clockOffset: reading.real(run.clockOffset),
    startedAt: reading.real(run.startedAt),
    endedAt: reading.real(run.endedAt),
  };
}
