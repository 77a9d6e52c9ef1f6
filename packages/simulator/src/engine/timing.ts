import { MINUTE, type Microseconds, microseconds } from "../microseconds.js";
import type { Configuration } from "../scenario.js";

/** A configuration in microseconds. */
export interface Timing {
  readonly check: Microseconds;
  /** What one round of the loop adds at most. */
  readonly loop: Microseconds;
  /** The shortest time between two looks: a loop sleeps once between them even where it need not wait. */
  readonly shortest: Microseconds;
  readonly deadAfter: Microseconds;
  readonly startDelay: Microseconds;
  readonly longestExecution: Microseconds;
  /** By how much an execution may be shorter. */
  readonly shortfall: Microseconds;
}

export function timingOf(configuration: Configuration): Timing {
  const longest = microseconds(configuration.longestExecutionSeconds);
  const check = Math.round(configuration.checkIntervalMinutes * MINUTE);
  const loop = microseconds(configuration.loopSeconds);
  return {
    check,
    loop,
    shortest: Math.max(1, check, loop),
    deadAfter: Math.round(configuration.runnerConsideredDeadAfterMinutes * MINUTE),
    startDelay: microseconds(configuration.startDelaySeconds),
    longestExecution: longest,
    shortfall: longest - microseconds(configuration.shortestExecutionSeconds ?? configuration.longestExecutionSeconds),
  };
}
