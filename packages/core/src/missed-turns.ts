import { cycleOf, type Fleet, idlePeriodSeconds } from "./fleet.js";

/** How much is missed when the time between two checks is longer than the time to start in. */
export interface MissedTurns {
  /** The share of a runner's turns in which it does not look, 0 to 1. */
  readonly turns: number;
  /** The share of cycles in which nobody starts at all. */
  readonly cycles: number;
}

/**
 * The shares missed when every runner looks in a phase of its own, all phases equally likely. A runner whose checks
 * keep an exact rhythm with the cycle can fare worse for good: then it misses every turn.
 */
export function missedTurns(fleet: Fleet): MissedTurns {
  const { safeStartSeconds, totalRunners } = cycleOf(fleet);
  // Where nobody can start, looking all the time helps as little.
  const turns = safeStartSeconds === 0 ? 1 : Math.max(0, 1 - safeStartSeconds / idlePeriodSeconds(fleet));
  return { turns, cycles: turns ** totalRunners };
}
