import type { Configuration } from "../scenario/scenario.js";
import { LookTimes } from "../time/look-times.js";
import { MINUTE, type Microseconds, microseconds } from "../time/microseconds.js";

/** A configuration in microseconds. */
export interface Timing {
  readonly check: Microseconds;
  /** What one round of the loop takes, at least and at most. */
  readonly shortestRound: Microseconds;
  readonly longestRound: Microseconds;
  /** The time between two looks of which the first starts nothing, at least and at most. */
  readonly leastGap: Microseconds;
  readonly mostGap: Microseconds;
  readonly deadAfter: Microseconds;
  readonly startDelay: Microseconds;
  readonly longestExecution: Microseconds;
  /** By how much an execution may be shorter. */
  readonly shortfall: Microseconds;
}

export function timingOf(configuration: Configuration): Timing {
  const longest = microseconds(configuration.longestExecutionSeconds);
  const check = Math.round(configuration.checkIntervalMinutes * MINUTE);
  const longestRound = Math.max(1, microseconds(configuration.loopSeconds));
  const shortestRound = Math.max(1, longestRound - microseconds(configuration.loopOverheadSeconds));
  const times = new LookTimes(shortestRound, longestRound);
  times.set(0, check);
  return {
    check,
    shortestRound,
    longestRound,
    leastGap: times.least,
    mostGap: times.greatest,
    deadAfter: Math.round(configuration.runnerConsideredDeadAfterMinutes * MINUTE),
    startDelay: microseconds(configuration.startDelaySeconds),
    longestExecution: longest,
    shortfall: longest - microseconds(configuration.shortestExecutionSeconds ?? configuration.longestExecutionSeconds),
  };
}
