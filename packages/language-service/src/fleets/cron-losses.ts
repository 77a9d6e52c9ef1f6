import {
  CRON_REST_SECONDS,
  CRON_TICK_AGE_SECONDS,
  type Cycle,
  checkPeriodSeconds,
  cycleOf,
  type Fleet,
  findLosableTick,
  isOpenAllTheTime,
  type LosableTick,
} from "@slotwise/core";
import { rememberFor } from "@slotwise/project";
import { type CronSchedule, type TickWithNeighbours, ticksThatDiffer } from "../crons/cron.js";
import type { CronSetting } from "../crons/cron-setting.js";
import type { SlotJudgement } from "./slot-judgement.js";

/** What the fleets judged lose of one cron. */
export interface CronLoss {
  readonly cron: CronSetting;
  /** The smallest fleet that loses a tick. */
  readonly fleet: Fleet;
  readonly tick: LosableTick;
  /** The sizes that lose some tick, ascending. */
  readonly sizes: readonly number[];
}

/** Every cron that the sizes declared lose ticks of; where none is declared, that every fleet of two or more does. */
export const cronLosses: (judgement: SlotJudgement) => readonly CronLoss[] = rememberFor((judgement) => {
  // Several crons tick alike, by default all of them.
  const losses = new Map<CronSchedule, Omit<CronLoss, "cron"> | undefined>();
  return judgement.crons.flatMap((cron) => {
    const { schedule } = cron;
    if (!losses.has(schedule)) losses.set(schedule, lossOf(judgement, schedule));
    const loss = losses.get(schedule);
    return loss === undefined ? [] : [{ cron, ...loss }];
  });
});

function lossOf(judgement: SlotJudgement, schedule: CronSchedule): Omit<CronLoss, "cron"> | undefined {
  const ticks = ticksOf(judgement, schedule);
  const sizes: number[] = [];
  let lostFirst: TickWithNeighbours | undefined;
  let lostBefore: TickWithNeighbours | undefined;
  for (const fleet of fleetsLookedAt(judgement, ticks)) {
    // What a neighbour loses, this one mostly loses, too.
    const lost = firstLost(fleet, lostBefore === undefined ? ticks : [lostBefore, ...ticks]);
    if (lost !== undefined) {
      sizes.push(fleet.totalRunners);
      lostFirst ??= lost;
      lostBefore = lost;
    } else if (judgement.sizes === undefined) return undefined;
  }
  const [smallest] = sizes;
  if (smallest === undefined || lostFirst === undefined) return undefined;
  const fleet = judgement.fleetOf(smallest);
  const tick = worstLoss(fleet, ticks, lostFirst);
  return tick === undefined ? undefined : { fleet, tick, sizes };
}

/** Whether some fleet loses a tick of a cron that it did not lose before a change. */
export function losesMore(changed: SlotJudgement, before: readonly CronLoss[]): boolean {
  const isLostBefore = (cron: CronSetting, { totalRunners }: Fleet) =>
    before.some((loss) => loss.cron.field === cron.field && loss.sizes.includes(totalRunners));
  if (changed.sizes === undefined) return cronLosses(changed).some(({ cron, fleet }) => !isLostBefore(cron, fleet));
  return changed.crons.some((cron) => {
    const ticks = ticksOf(changed, cron.schedule);
    const kept = fleetsLookedAt(changed, ticks).filter((fleet) => !isLostBefore(cron, fleet));
    return kept.some((fleet) => firstLost(fleet, ticks) !== undefined);
  });
}

function ticksOf({ values }: SlotJudgement, schedule: CronSchedule): readonly TickWithNeighbours[] {
  return ticksThatDiffer(schedule, values.atomic_service_interval_minutes * 60);
}

/** A larger fleet may lose fewer ticks than a smaller one, so sizes are looked at one by one, and not all of them. */
const MOST_SIZES = 64;
const LEAST_SIZES = 8;
/** Ticks, each followed for two minutes: a few microseconds where slots and the time between looks are long. */
const MOST_WORK = 2000;
/** In slots so short, and for fleets so large, a runner's looks are followed one by one for longer than anybody waits. */
const MOST_SLOTS_A_SECOND = 5;

/** The smallest of the fleets declared, or of all from 2 on. Where nobody ever runs, that is the problem to tell. */
function fleetsLookedAt(judgement: SlotJudgement, ticks: readonly TickWithNeighbours[]): readonly Fleet[] {
  const least = judgement.sizes?.least ?? 2;
  const most = Math.min(judgement.sizes?.most ?? Number.POSITIVE_INFINITY, least + MOST_SIZES - 1);
  const fleets: Fleet[] = [];
  let work = 0;
  for (let totalRunners = least; totalRunners <= most; totalRunners++) {
    const fleet = judgement.fleetOf(totalRunners);
    const { regime, slotSeconds } = cycleOf(fleet);
    work += ticks.length * (1 + 10 / slotSeconds) * (1 + 2 / checkPeriodSeconds(fleet));
    const isTooMuch = work > MOST_WORK && totalRunners >= least + LEAST_SIZES;
    if (isTooMuch || slotSeconds * MOST_SLOTS_A_SECOND < 1) break;
    if (regime !== "nobody") fleets.push(fleet);
  }
  return fleets;
}

function firstLost(fleet: Fleet, ticks: readonly TickWithNeighbours[]): TickWithNeighbours | undefined {
  const cycle = cycleOf(fleet);
  const period = checkPeriodSeconds(fleet);
  return ticks.find((tick) => !isSurelyServed(cycle, period, tick) && findLosableTick(fleet, tick) !== undefined);
}

/**
 * One that is always lost, where there is one, or else the first that can be.
 * @param lostFirst of these ticks
 */
function worstLoss(
  fleet: Fleet,
  ticks: readonly TickWithNeighbours[],
  lostFirst: TickWithNeighbours,
): LosableTick | undefined {
  const cycle = cycleOf(fleet);
  for (const tick of ticks) {
    const loss = hasTurn(cycle, tick) ? undefined : findLosableTick(fleet, tick);
    if (loss?.certainty === "always") return loss;
  }
  return findLosableTick(fleet, lostFirst);
}

/** Whether anybody may start while a tick can be served. */
function hasTurn(cycle: Cycle, [, tick, next]: TickWithNeighbours): boolean {
  if (isOpenAllTheTime(cycle)) return true;
  const { slotSeconds, safeStartSeconds } = cycle;
  const turn = Math.floor(tick / slotSeconds) * slotSeconds;
  return tick < turn + safeStartSeconds || turn + slotSeconds < Math.min(next, tick + CRON_TICK_AGE_SECONDS);
}

/**
 * Spares most ticks the exact answer: whether a turn lasts for a check period while the tick can be served, no rest from
 * the tick before in its way. Its runner then looks in it, whatever the phase.
 */
function isSurelyServed(cycle: Cycle, periodSeconds: number, [previous, tick, next]: TickWithNeighbours): boolean {
  const rested = Math.min(previous + CRON_TICK_AGE_SECONDS, tick) + CRON_REST_SECONDS;
  const from = Math.max(tick, rested);
  const to = Math.min(next, tick + CRON_TICK_AGE_SECONDS);
  const { slotSeconds, safeStartSeconds } = cycle;
  if (isOpenAllTheTime(cycle)) return to - from > periodSeconds;
  if (to - from <= periodSeconds || safeStartSeconds <= periodSeconds) return false;
  const first = Math.floor(from / slotSeconds);
  for (let turn = first; turn * slotSeconds < to; turn++) {
    const start = Math.max(from, turn * slotSeconds);
    if (Math.min(to, turn * slotSeconds + safeStartSeconds) - start > periodSeconds) return true;
  }
  return false;
}
