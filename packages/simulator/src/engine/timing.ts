import { MINUTE, type Microseconds, microseconds } from "../microseconds.js";
import type { Configuration } from "../scenario.js";

/** A configuration in microseconds. */
export interface Timing {
  readonly check: Microseconds;
  /** What one round of the loop adds at most. */
  readonly loop: Microseconds;
  readonly deadAfter: Microseconds;
  readonly startDelay: Microseconds;
  readonly longestExecution: Microseconds;
  /** By how much an execution may be shorter. */
  readonly shortfall: Microseconds;
}

export function timingOf(configuration: Configuration): Timing {
  const longest = microseconds(configuration.longestExecutionSeconds);
  return {
    check: Math.round(configuration.checkIntervalMinutes * MINUTE),
    loop: microseconds(configuration.loopSeconds),
    deadAfter: Math.round(configuration.runnerConsideredDeadAfterMinutes * MINUTE),
    startDelay: microseconds(configuration.startDelaySeconds),
    longestExecution: longest,
    shortfall: longest - microseconds(configuration.shortestExecutionSeconds ?? configuration.longestExecutionSeconds),
  };
}
