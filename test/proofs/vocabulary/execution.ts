import type { Formula, Term, Z3 } from "../theorem.js";
import { areWithin } from "./terms.js";

/** One run of the service. The decision is read off the runner's own clock; the rest is true time. In seconds. */
export interface Execution {
  readonly decidedAt: Term;
  /** The runner's clock shows true time plus this. */
  readonly clockOffset: Term;
  readonly startedAt: Term;
  readonly endedAt: Term;
}

/** The three numbers that eat into the gap. */
export interface Delays {
  /** L: from a decision to its effect, pauses included. */
  readonly longestLatency: Term;
  /** d: the longest execution. */
  readonly longestDuration: Term;
  /** e: between any two runners' clocks. */
  readonly largestClockDifference: Term;
}

export function anyExecution(z3: Z3, name: string): Execution {
  return {
    decidedAt: z3.Real.const(`${name} decides at`),
    clockOffset: z3.Real.const(`clock offset of ${name}`),
    startedAt: z3.Real.const(`${name} starts at`),
    endedAt: z3.Real.const(`${name} ends at`),
  };
}

export function anyDelays(z3: Z3): Delays {
  return {
    longestLatency: z3.Real.const("L"),
    longestDuration: z3.Real.const("d"),
    largestClockDifference: z3.Real.const("e"),
  };
}

export const DELAYS_IN_WORDS = "L, d, e >= 0";

export function areDelays({ longestLatency, longestDuration, largestClockDifference }: Delays): Formula[] {
  return [longestLatency.ge(0), longestDuration.ge(0), largestClockDifference.ge(0)];
}

export function totalDelay({ longestLatency, longestDuration, largestClockDifference }: Delays): Term {
  return longestLatency.add(longestDuration).add(largestClockDifference);
}

export const KEEP_TO_IN_WORDS = "takes effect within L, runs at most d, clocks differ by at most e";

/** Two executions that keep to these delays. */
export function keepTo(z3: Z3, delays: Delays, first: Execution, second: Execution): Formula[] {
  return [
    ...keepsTo(delays, first),
    ...keepsTo(delays, second),
    areWithin(z3, first.clockOffset, second.clockOffset, delays.largestClockDifference),
  ];
}

function keepsTo(delays: Delays, { decidedAt, clockOffset, startedAt, endedAt }: Execution): Formula[] {
  const latency = startedAt.sub(decidedAt.sub(clockOffset));
  const duration = endedAt.sub(startedAt);
  return [latency.ge(0), latency.le(delays.longestLatency), duration.ge(0), duration.le(delays.longestDuration)];
}

/** Some instant belongs to both, where an execution has its start and not its end; so neither is empty. */
export function overlap(z3: Z3, first: Execution, second: Execution): Formula {
  const runs = [first, second];
  return z3.And(...runs.flatMap(({ startedAt }) => runs.map(({ endedAt }) => startedAt.lt(endedAt))));
}
