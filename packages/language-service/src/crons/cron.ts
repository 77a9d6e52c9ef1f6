import { remember, rememberFor } from "@slotwise/project";
import { type CronTicks, cronTicksOf } from "./cron-ticks.js";

const DAY_SECONDS = 86_400;
/** A Sunday's midnight, so that a week's days come in order. The year does not matter: slots repeat with the clock. */
const REFERENCE = Date.UTC(2026, 0, 4) / 1000;
/** Where ticks never quite fall on the same places of the cycle again, this many days have to do. */
const MOST_DAYS = 30;
/** A day of an every-minute cron. */
const MOST_TICKS = 1440;

/** When a cron ticks, in UTC. The fields of an expression make every day on which it ticks like the others. */
export interface CronSchedule {
  readonly expression: string;
  /** Midnights of the days on which it ticks, in seconds since the epoch: the last before a fixed one, and those after. */
  readonly days: readonly number[];
  /** Whether it ticks on every day. */
  readonly isDaily: boolean;
  /** Seconds after midnight. */
  readonly times: readonly number[];
  /** Whether all ticks are equally far apart, over midnight too. */
  readonly isEven: boolean;
}

/** Reads a five-field cron expression; undefined where it is none, or never ticks. */
export const scheduleOf: (expression: string) => CronSchedule | undefined = remember(64, String, readSchedule);

function readSchedule(expression: string): CronSchedule | undefined {
  const ticks = cronTicksOf(expression);
  if (ticks === undefined) return undefined;
  const isDaily = ticks.fields.slice(2).every((field) => field === "*");
  const days = isDaily ? EVERY_DAY : daysOf(ticks);
  const [day] = days;
  if (day === undefined) return undefined;
  const times = timesOf(ticks, day);
  return { expression, days, isDaily, times, isEven: isDaily && areEven(times) };
}

const EVERY_DAY: readonly number[] = Array.from(
  { length: MOST_DAYS + 2 },
  (_, day) => REFERENCE + (day - 1) * DAY_SECONDS,
);

/** The days on which a cron ticks, and enough of them that a tick has neighbours. */
function daysOf(ticks: CronTicks): readonly number[] {
  const before = ticks.latestAt(REFERENCE - 1);
  const days = before === undefined ? [] : [dayOf(before)];
  let tick = ticks.firstFrom(REFERENCE);
  while (tick !== undefined) {
    const day = dayOf(tick);
    days.push(day);
    if (day > REFERENCE + MOST_DAYS * DAY_SECONDS && days.length > 2) break;
    tick = ticks.firstFrom(day + DAY_SECONDS);
  }
  return days;
}

/** Hours are alike, too: only one is gone through minute by minute. */
function timesOf(ticks: CronTicks, day: number): readonly number[] {
  const hours: number[] = [];
  const minutes: number[] = [];
  let tick = ticks.firstFrom(day);
  while (tick !== undefined && tick < day + DAY_SECONDS) {
    const hour = Math.floor((tick - day) / 3600);
    if (hours.length === 0 || hours[0] === hour) minutes.push((tick - day) % 3600);
    if (hours.at(-1) !== hour) hours.push(hour);
    tick = ticks.firstFrom(hours[0] === hour ? tick + 60 : day + (hour + 1) * 3600);
  }
  return hours.flatMap((hour) => minutes.map((minute) => hour * 3600 + minute));
}

function areEven(times: readonly number[]): boolean {
  const step = DAY_SECONDS / times.length;
  return times.every((time, index) => time - (times[0] ?? 0) === index * step);
}

function dayOf(time: number): number {
  return Math.floor(time / DAY_SECONDS) * DAY_SECONDS;
}

/** A tick with the ones before and after it, in seconds since the epoch. */
export type TickWithNeighbours = readonly [previous: number, tick: number, next: number];

/**
 * Ticks that between them stand for every tick of a cron: one for each place in the cycle, as near as a millisecond,
 * and for each way in which its neighbours are near.
 */
export const ticksThatDiffer: (schedule: CronSchedule, intervalSeconds: number) => readonly TickWithNeighbours[] =
  remember(64, ({ expression }, intervalSeconds) => `${intervalSeconds} ${expression}`, differingTicks);

function differingTicks(schedule: CronSchedule, intervalSeconds: number): readonly TickWithNeighbours[] {
  const end = REFERENCE + daysThatDiffer(schedule, intervalSeconds) * DAY_SECONDS;
  const ticks = ticksInOrder(schedule);
  const step = DAY_SECONDS / schedule.times.length;
  const period = schedule.isEven ? stepsUntilRepeated(step, intervalSeconds) : undefined;
  if (period !== undefined) return ticks.slice(0, Math.min(period, Math.ceil((end - (ticks[0]?.[1] ?? end)) / step)));
  const differing: TickWithNeighbours[] = [];
  const seen = new Set<number>();
  for (const each of ticks) {
    const [previous, tick, next] = each;
    const place = Math.round((tick % intervalSeconds) * 1000);
    const key = place * 4 + (isNear(previous, tick) ? 2 : 0) + (isNear(tick, next) ? 1 : 0);
    if (!seen.has(key)) differing.push(each);
    seen.add(key);
    if (next >= end) break;
  }
  return differing;
}

/** After how many equal steps through the cycle one is back where one began; undefined where milliseconds do not tell. */
function stepsUntilRepeated(stepSeconds: number, intervalSeconds: number): number | undefined {
  const [step, interval] = [stepSeconds * 1000, intervalSeconds * 1000];
  if (!Number.isSafeInteger(step) || !Number.isSafeInteger(interval)) return undefined;
  return interval / greatestCommonDivisor(interval, step);
}

function greatestCommonDivisor(first: number, second: number): number {
  let [larger, smaller] = [first, second];
  while (smaller !== 0) [larger, smaller] = [smaller, larger % smaller];
  return larger;
}

/** What may be looked at, whatever the interval: made once, since an interval changes with every keystroke. */
const ticksInOrder = rememberFor(({ days, times }: CronSchedule): readonly TickWithNeighbours[] => {
  const ticks: TickWithNeighbours[] = [];
  let previous: number | undefined;
  let tick: number | undefined;
  for (const day of days) {
    for (const time of times) {
      const next = day + time;
      if (previous !== undefined && tick !== undefined && tick >= REFERENCE) ticks.push([previous, tick, next]);
      if (ticks.length === MOST_TICKS) return ticks;
      [previous, tick] = [tick, next];
    }
  }
  return ticks;
});

/** Two minutes on, a tick is too old to be served, and what was served before it no longer in its way. */
function isNear(tick: number, next: number): boolean {
  return next - tick < 120;
}

/** After how many days the ticks fall on the same places of the cycle again. */
function daysThatDiffer({ isDaily }: CronSchedule, intervalSeconds: number): number {
  if (!meetsDaily(intervalSeconds)) return MOST_DAYS;
  return isDaily ? 1 : 7;
}

/** Whether the same time of every day is the same place in the cycle. */
export function meetsDaily(intervalSeconds: number): boolean {
  return Number.isInteger(DAY_SECONDS / intervalSeconds);
}

/** `00:05` */
export function utcMinute(time: number): string {
  return new Date(time * 1000).toISOString().slice(11, 16);
}
