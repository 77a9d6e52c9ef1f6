import type Fraction from "fraction.js";

interface ExactExecution {
  readonly decidedAt: Fraction;
  readonly clockOffset: Fraction;
  readonly startedAt: Fraction;
  readonly endedAt: Fraction;
}

interface ExactDelays {
  readonly longestLatency: Fraction;
  readonly longestDuration: Fraction;
  readonly largestClockDifference: Fraction;
}

export function keepsToExactly(delays: ExactDelays, run: ExactExecution): boolean {
  const latency = run.startedAt.sub(run.decidedAt.sub(run.clockOffset));
  const duration = run.endedAt.sub(run.startedAt);
  return (
    latency.gte(0) && latency.lte(delays.longestLatency) && duration.gte(0) && duration.lte(delays.longestDuration)
  );
}

export function clocksAgreeExactly(delays: ExactDelays, first: ExactExecution, second: ExactExecution): boolean {
  return first.clockOffset.sub(second.clockOffset).abs().lte(delays.largestClockDifference);
}

export function overlapExactly(first: ExactExecution, second: ExactExecution): boolean {
  const lastStart = first.startedAt.gt(second.startedAt) ? first.startedAt : second.startedAt;
  const firstEnd = first.endedAt.lt(second.endedAt) ? first.endedAt : second.endedAt;
  return lastStart.lt(firstEnd);
}
