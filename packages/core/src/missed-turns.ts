import { cycleOf, type Fleet, idlePeriodSeconds } from "./fleet.js";

/** How much is missed when the time between two checks is longer than the time to start in. */
export interface MissedTurns {
  /** The share of a runner's turns in which it does not look, 0 to 1. */
  readonly turns: number;
  /** The share of cycles in which nobody starts at all, on average over all phases. */
  readonly cycles: number;
  /**
   * What that share can be in one fleet. All its runners look equally often, so they keep the phases against each other in
   * which they were started: at best no two miss their turn in the same cycle, as long as there are cycles enough for
   * that, and at worst all miss it together.
   */
  readonly cyclesRange: { readonly least: number; readonly most: number };
}

/**
 * The shares missed when every runner looks in a phase of its own, all phases equally likely. A runner whose checks
 * keep an exact rhythm with the cycle can fare worse for good: then it misses every turn.
 */
export function missedTurns(fleet: Fleet): MissedTurns {
  const { safeStartSeconds, totalRunners } = cycleOf(fleet);
  // Where nobody can start, looking all the time helps as little.
  const turns = safeStartSeconds === 0 ? 1 : Math.max(0, 1 - safeStartSeconds / idlePeriodSeconds(fleet));
  const least = Math.max(0, 1 - totalRunners * (1 - turns));
  return { turns, cycles: turns ** totalRunners, cyclesRange: { least, most: turns } };
}
