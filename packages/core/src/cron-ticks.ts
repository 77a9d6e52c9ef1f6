import { refuse } from "./argument.js";
import { CRON_REST_SECONDS, CRON_TICK_AGE_SECONDS } from "./cron-rule.js";
import { type Cycle, isOpenAllTheTime } from "./cycle.js";
import { checkPeriodSeconds, cycleOf, type Fleet, idlePeriodSeconds } from "./fleet.js";
import { isCalendarSeconds } from "./instant.js";
import {
  canAddUp,
  firstLooksAfterRest,
  looksThatAvoid,
  MICROSECOND_SECONDS,
  type Rhythm,
  type Span,
  type Stretch,
} from "./look-schedule.js";
import { pythonModulo } from "./python-float.js";

/** A cron tick that no execution may serve. */
export interface LosableTick {
  /** Seconds since the epoch. */
  readonly tickTime: number;
  /** `always` when nobody may start while the tick can be served, `possible` when it depends on when runners look. */
  readonly certainty: "always" | "possible";
  /** `silence`: nobody looks in time; `rest`: whoever looks comes too soon after the last time the cron was served. */
  readonly cause: "silence" | "rest";
}

/**
 * The first tick that some possible course of events loses, an `always` one before a `possible` one; undefined when
 * every tick is served whatever happens.
 *
 * Goes through every course of events by the rule of `servesCron`. A runner looks again after its check interval at the
 * earliest and one check period at the latest, in any phase; an execution that takes longer keeps it away for longer.
 * The fleet may have been started at any time, so the tick before may have been served at any time at which it can be. A
 * store that has forgotten the last run loses no tick, and looks that the store's lock refuses are not followed.
 *
 * Slots of under fifty milliseconds are not judged: a minute then holds more of them than can be followed one by one.
 *
 * @param ticks seconds since the epoch, each later than the one before; the first and the last serve as neighbours only
 * @throws RangeError for ticks in another order, or outside the years 1 to 9999
 */
export function findLosableTick(fleet: Fleet, ticks: readonly number[]): LosableTick | undefined {
  requireAscending(ticks);
  const cycle = cycleOf(fleet);
  if (cycle.slotSeconds < SHORTEST_SLOT_SECONDS) return undefined;
  const judgedBefore = new Set<string>();
  let possible: LosableTick | undefined;
  for (let index = 1; index + 1 < ticks.length; index++) {
    const [previous, tick, next] = [ticks[index - 1] ?? 0, ticks[index] ?? 0, ticks[index + 1] ?? 0];
    // Ticks at the same place in the cycle, with neighbours as far away, fare alike.
    const place = `${pythonModulo(tick, cycle.intervalSeconds)} ${tick - previous} ${next - tick}`;
    if (judgedBefore.has(place)) continue;
    judgedBefore.add(place);
    const loss = lossOf(fleet, cycle, previous, tick, next);
    if (loss?.certainty === "always") return loss;
    possible ??= loss;
  }
  return possible;
}

/** Of ticks in another order the answer would be about none that exist; far past the calendar, slots cannot be numbered. */
function requireAscending(ticks: readonly number[]): void {
  let before = Number.NEGATIVE_INFINITY;
  for (const [index, tick] of ticks.entries()) {
    if (!isCalendarSeconds(tick)) refuse(`ticks[${index}]`, tick, "a time within the years 1 to 9999");
    if (tick <= before) refuse(`ticks[${index}]`, tick, "later than the tick before it");
    before = tick;
  }
}

const SHORTEST_SLOT_SECONDS = 0.05;

function lossOf(fleet: Fleet, cycle: Cycle, previous: number, tick: number, next: number): LosableTick | undefined {
  const rhythm = { leastGap: fleet.checkIntervalMinutes * 60, mostGap: idlePeriodSeconds(fleet) };
  const awaySeconds = checkPeriodSeconds(fleet);
  // From here on the tick is at 0, so that a time today has no fewer digits after the point than one in 1970.
  const end = Math.min(next - tick, CRON_TICK_AGE_SECONDS + MICROSECOND_SECONDS);
  const owners = turnsByOwner(cycle, tick, -CRON_REST_SECONDS, end).map((turns) =>
    ownerOf(turns, cycle.intervalSeconds, rhythm, awaySeconds, end),
  );
  if (owners.every(({ turns }) => turns.length === 0)) return { tickTime: tick, certainty: "always", cause: "silence" };
  if (latestOf(owners) <= 0) return { tickTime: tick, certainty: "possible", cause: "silence" };
  const servedBefore = {
    least: Math.max(previous - tick, MICROSECOND_SECONDS - CRON_REST_SECONDS),
    most: Math.min(previous - tick + CRON_TICK_AGE_SECONDS, -MICROSECOND_SECONDS),
  };
  // Of what follows an execution only the longest counts: a rest may then seem to be too long that is not.
  return canRestTooLong(owners, { ...rhythm, mostGap: awaySeconds }, servedBefore)
    ? { tickTime: tick, certainty: "possible", cause: "rest" }
    : undefined;
}

/** What one runner can do about a tick, which is at 0. */
interface Owner {
  /** When it may start and serve the tick. */
  readonly turns: readonly Stretch[];
  /** When it may have started before. */
  readonly earlier: readonly Stretch[];
  /** From which looks on it can miss all of `turns`. */
  readonly avoiding: readonly Span[];
  /** From when on it can miss what is left of `turns`, whenever it looked last. */
  readonly missesFrom: number;
}

/** @param awaySeconds how long after a look that starts something the next one comes at the latest */
function ownerOf(
  all: readonly Stretch[],
  intervalSeconds: number,
  rhythm: Rhythm,
  awaySeconds: number,
  end: number,
): Owner {
  const turns = within(all, 0, end);
  const avoiding = looksThatAvoid(turns, rhythm, 0);
  // Its first look that avoids them may come a whole gap after one at the last moment before.
  const least = avoiding[0]?.least ?? end;
  const idle = least - rhythm.mostGap;
  // Or a longer time after one that started something, where there is a turn to start it in.
  const cycleBefore = all.map(({ from, to }) => ({ from: from - intervalSeconds, to: to - intervalSeconds }));
  const [started] = within([...cycleBefore, ...all], least - awaySeconds, idle);
  const missesFrom = turns.length === 0 ? 0 : (started?.from ?? idle) + MICROSECOND_SECONDS;
  return { turns, earlier: within(all, -CRON_REST_SECONDS, 0), avoiding, missesFrom };
}

/** When the last of them can miss what is left of its turns. */
function latestOf(owners: readonly Owner[]): number {
  return owners.reduce((latest, { missesFrom }) => Math.max(latest, missesFrom), Number.NEGATIVE_INFINITY);
}

/** Whether some runner can serve the tick before so late that whoever looks in time, itself included, looks too soon. */
function canRestTooLong(owners: readonly Owner[], rhythm: Rhythm, servedBefore: Span): boolean {
  const gaps = firstLooksAfterRest(rhythm, CRON_REST_SECONDS);
  const latest = latestOf(owners);
  const secondLatest = latestOf(
    owners.toSpliced(
      owners.findIndex(({ missesFrom }) => missesFrom === latest),
      1,
    ),
  );
  return owners.some(({ earlier, avoiding, missesFrom }) => {
    const othersMissFrom = missesFrom === latest ? secondLatest : latest;
    const least = Math.max(servedBefore.least, othersMissFrom - CRON_REST_SECONDS);
    const served = earlier
      .map(({ from, to }) => ({
        least: Math.max(from, least),
        most: Math.min(to - MICROSECOND_SECONDS, servedBefore.most),
      }))
      .filter((span) => span.least <= span.most);
    return canAddUp(served, gaps, avoiding);
  });
}

/** The stretches in which each runner may start, in order; times are relative to the tick. */
function turnsByOwner(cycle: Cycle, tick: number, from: number, to: number): readonly (readonly Stretch[])[] {
  if (cycle.safeStartSeconds === 0) return [];
  if (isOpenAllTheTime(cycle)) return [[{ from, to }]];
  // Where a start is refused as late before the window ends, the last moment at which it is not belongs to the turn.
  const length = Math.min(cycle.safeStartSeconds + MICROSECOND_SECONDS, cycle.windowSeconds);
  const byOwner = new Map<number, Stretch[]>();
  // Slots are numbered through, across cycles: number = cycle * runners + position.
  const first = Math.floor((tick + from) / cycle.slotSeconds) - 1;
  for (let number = first; number * cycle.slotSeconds - tick < to; number++) {
    const start = number * cycle.slotSeconds - tick;
    const owner = pythonModulo(number, cycle.totalRunners);
    const turns = byOwner.get(owner) ?? [];
    byOwner.set(owner, turns);
    turns.push({ from: start, to: start + length });
  }
  return [...byOwner.values()];
}

function within(stretches: readonly Stretch[], from: number, to: number): readonly Stretch[] {
  return stretches
    .map((stretch) => ({ from: Math.max(stretch.from, from), to: Math.min(stretch.to, to) }))
    .filter((stretch) => stretch.from < stretch.to);
}
