import type { Cycle } from "./cycle.js";
import { checkPeriodSeconds, cycleOf, type Fleet } from "./fleet.js";
import { canLookAround, MICROSECOND_SECONDS, type Stretch } from "./look-schedule.js";
import { pythonModulo } from "./python-float.js";

/** pynenc serves a cron no sooner than this after it last served it. */
export const CRON_REST_SECONDS = 50;
/** pynenc serves no tick that is older than this, this age included. */
export const CRON_TICK_AGE_SECONDS = 60;

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
 * Replays pynenc's own rule (0.2.3): an execution at time t, with the cron last served at u, serves it if and only if
 * `t - u >= 50 s`, a tick lies in `(u, t]`, and the latest tick at or before t is at most 60 s old. A runner looks
 * again after its check interval at the earliest and one check period at the latest, in any phase.
 *
 * Slots of under five milliseconds are not judged: a minute then holds more of them than can be followed one by one.
 *
 * @param ticks seconds since the epoch, ascending; the first and the last serve as neighbours only
 */
export function findLosableTick(fleet: Fleet, ticks: readonly number[]): LosableTick | undefined {
  const cycle = cycleOf(fleet);
  if (cycle.slotSeconds < SHORTEST_SLOT_SECONDS) return undefined;
  const judgedBefore = new Map<string, LosableTick["certainty"] | "never">();
  let possible: LosableTick | undefined;
  for (let index = 1; index + 1 < ticks.length; index++) {
    const [previous, tick, next] = [ticks[index - 1] ?? 0, ticks[index] ?? 0, ticks[index + 1] ?? 0];
    // Ticks at the same place in the cycle, with neighbours as far away, fare alike.
    const place = `${pythonModulo(tick, cycle.intervalSeconds)} ${tick - previous} ${next - tick}`;
    if (judgedBefore.has(place)) continue;
    const loss = lossOf(fleet, cycle, previous, tick, next);
    judgedBefore.set(place, loss?.certainty ?? "never");
    if (loss?.certainty === "always") return loss;
    possible ??= loss;
  }
  return possible;
}

const SHORTEST_SLOT_SECONDS = 0.005;

function lossOf(fleet: Fleet, cycle: Cycle, previous: number, tick: number, next: number): LosableTick | undefined {
  const end = Math.min(next, tick + CRON_TICK_AGE_SECONDS + MICROSECOND_SECONDS);
  const turns = turnsBetween(cycle, previous, end);
  if (turnsWithin(turns, tick, end).length === 0) return { tickTime: tick, certainty: "always", cause: "silence" };
  if (everyoneLooksAround(fleet, turnsWithin(turns, tick, end))) {
    return { tickTime: tick, certainty: "possible", cause: "silence" };
  }
  const latestServed = Math.min(tick - MICROSECOND_SECONDS, previous + CRON_TICK_AGE_SECONDS);
  const owners = new Set<number>();
  for (const turn of turns.toReversed()) {
    // The later the previous tick was served, the longer the rest reaches into this one's time: one turn an owner will do.
    const servedAt = Math.min(turn.to - MICROSECOND_SECONDS, latestServed);
    const rested = servedAt + CRON_REST_SECONDS;
    if (servedAt < Math.max(turn.from, previous) || rested <= tick || owners.has(turn.owner)) continue;
    owners.add(turn.owner);
    const left = turnsWithin(turns, rested, end);
    if (everyoneLooksAround(fleet, left, { owner: turn.owner, at: servedAt })) {
      return { tickTime: tick, certainty: "possible", cause: "rest" };
    }
  }
  return undefined;
}

/** A stretch in which one runner may start. */
interface Turn extends Stretch {
  readonly owner: number;
}

/** Whether every runner, each for itself, can have looked at other times than its turns. */
function everyoneLooksAround(
  fleet: Fleet,
  turns: readonly Turn[],
  lookedBefore?: { readonly owner: number; readonly at: number },
): boolean {
  const period = checkPeriodSeconds(fleet);
  const leastGap = fleet.checkIntervalMinutes * 60;
  const byOwner = new Map<number, Turn[]>();
  for (const turn of turns) {
    const own = byOwner.get(turn.owner);
    if (own === undefined) byOwner.set(turn.owner, [turn]);
    else own.push(turn);
  }
  for (const [owner, own] of byOwner) {
    const first = own[0]?.from ?? 0;
    const lastLooks =
      lookedBefore?.owner === owner
        ? [{ from: lookedBefore.at, to: lookedBefore.at }]
        : [{ from: first - period, to: first - MICROSECOND_SECONDS }];
    if (!canLookAround(own, leastGap, period, lastLooks)) return false;
  }
  return true;
}

/** Every turn that touches a stretch, in order of time. */
function turnsBetween(cycle: Cycle, from: number, to: number): readonly Turn[] {
  if (cycle.regime === "nobody") return [];
  if (cycle.regime === "alone" && cycle.protocol === "slot-window") return [{ owner: 0, from, to }];
  const turns: Turn[] = [];
  // Slots are numbered through, across cycles: number = cycle * runners + position.
  const first = Math.floor(from / cycle.slotSeconds) - 1;
  for (let number = first; number * cycle.slotSeconds < to; number++) {
    const start = number * cycle.slotSeconds;
    const owner = pythonModulo(number, cycle.totalRunners);
    turns.push({ owner, from: start, to: start + cycle.safeStartSeconds });
  }
  return turnsWithin(turns, from, to);
}

function turnsWithin(turns: readonly Turn[], from: number, to: number): readonly Turn[] {
  return turns
    .map((turn) => ({ ...turn, from: Math.max(turn.from, from), to: Math.min(turn.to, to) }))
    .filter((turn) => turn.from < turn.to);
}
