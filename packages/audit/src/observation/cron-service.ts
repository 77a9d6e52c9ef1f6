import { CRON_TICK_AGE_SECONDS } from "@slotwise/core";
import { type Microseconds, SECOND } from "../records/microseconds.js";
import type { CronRunRecord } from "../records/records.js";
import type { CronClock } from "./terms.js";

/** What became of the ticks of one cron. */
export interface CronService {
  readonly cron: string;
  /** Ticks that were served, with the firing of each. */
  readonly served: readonly ServedTick[];
  /** Ticks that no firing served. */
  readonly lost: readonly Microseconds[];
  /** Firings that served no tick: none that was due, or one that had been served before. */
  readonly tickless: readonly CronRunRecord[];
}

export interface ServedTick {
  readonly tick: Microseconds;
  readonly at: Microseconds;
}

/** More ticks are not gone through: the latest count. */
export const MOST_TICKS = 20_000;

const TICK_AGE: Microseconds = CRON_TICK_AGE_SECONDS * SECOND;

/**
 * Matches firings with ticks: one serves the latest tick at or before it, when that is at most as old as pynenc lets it be and
 * was not served before.
 *
 * @param runs of this cron, by time
 * @param lastRun when the store says that it last fired: it tells of one tick more, where the record of that firing is gone
 * @param from ticks from here on count
 * @param to ticks before this count: later ones may still be served
 */
export function cronService(
  cron: string,
  clock: CronClock,
  runs: readonly CronRunRecord[],
  lastRun: Microseconds | undefined,
  from: Microseconds,
  to: Microseconds,
): CronService {
  const servedBy = new Map<Microseconds, Microseconds>();
  const tickless: CronRunRecord[] = [];
  for (const run of runs) {
    const tick = tickFor(clock, run.at);
    if (tick === undefined || servedBy.has(tick)) tickless.push(run);
    else servedBy.set(tick, run.at);
  }
  const lastTick = lastRun === undefined ? undefined : tickFor(clock, lastRun);
  if (lastRun !== undefined && lastTick !== undefined && !servedBy.has(lastTick)) servedBy.set(lastTick, lastRun);
  const served: ServedTick[] = [];
  const lost: Microseconds[] = [];
  for (const tick of ticksBetween(clock, from, to)) {
    const at = servedBy.get(tick);
    if (at === undefined) lost.push(tick);
    else served.push({ tick, at });
  }
  return { cron, served, lost, tickless };
}

/** The tick that is served by firing at an instant; undefined where none is. */
function tickFor(clock: CronClock, at: Microseconds): Microseconds | undefined {
  const latest = clock.latestAt(at / SECOND);
  return latest === undefined || at - latest * SECOND > TICK_AGE ? undefined : latest * SECOND;
}

/** The latest ticks of a stretch, in order. */
function ticksBetween(clock: CronClock, from: Microseconds, to: Microseconds): readonly Microseconds[] {
  const ticks: Microseconds[] = [];
  let tick = clock.latestAt((to - 1) / SECOND);
  while (tick !== undefined && tick * SECOND >= from && ticks.length < MOST_TICKS) {
    ticks.push(tick * SECOND);
    tick = clock.latestAt(tick - 1);
  }
  return ticks.reverse();
}
