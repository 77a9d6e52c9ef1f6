import { CRON_REST_SECONDS, CRON_TICK_AGE_SECONDS } from "@slotwise/core";
import { type Microseconds, microseconds } from "../microseconds.js";

/** A cron schedule with evenly spaced ticks, `offset` after each multiple of the period. */
export interface CronSchedule {
  readonly period: Microseconds;
  readonly offset: Microseconds;
}

/** What was seen of a cron: ticks before the first that was served do not count, nor do those after the last. */
export interface CronReport {
  readonly served: number;
  readonly lost: number;
}

/**
 * Replays pynenc's rule (0.2.3) over the executions: one at time t, with the cron last served at u, serves it if and
 * only if `t - u >= 50 s`, a tick lies in `(u, t]`, and the latest tick at or before t is at most 60 s old.
 */
export class CronObserver {
  readonly #schedule: CronSchedule;
  readonly #lostTick: ((tick: Microseconds) => void) | undefined;
  #servedAt: Microseconds = Number.NEGATIVE_INFINITY;
  #lastTick: Microseconds = Number.NEGATIVE_INFINITY;
  #served = 0;
  #lost = 0;

  /** @param lostTick called for each lost tick, in order */
  constructor(schedule: CronSchedule, lostTick?: (tick: Microseconds) => void) {
    this.#schedule = schedule;
    this.#lostTick = lostTick;
  }

  /** @param local the clock of the runner that executes */
  started(local: Microseconds): void {
    const { period, offset } = this.#schedule;
    const tick = Math.floor((local - offset) / period) * period + offset;
    if (local - this.#servedAt < REST || tick <= this.#servedAt || local - tick > MOST_AGE) return;
    if (this.#served > 0) this.#lose(tick);
    this.#served++;
    this.#servedAt = local;
    this.#lastTick = tick;
  }

  copyFrom(other: CronObserver): void {
    this.#servedAt = other.#servedAt;
    this.#lastTick = other.#lastTick;
    this.#served = other.#served;
    this.#lost = other.#lost;
  }

  report(): CronReport {
    return { served: this.#served, lost: this.#lost };
  }

  /** All ticks between the last one served and this one. */
  #lose(tick: Microseconds): void {
    const { period } = this.#schedule;
    this.#lost += Math.max(0, Math.round((tick - this.#lastTick) / period) - 1);
    if (this.#lostTick === undefined) return;
    for (let lost = this.#lastTick + period; lost < tick; lost += period) this.#lostTick(lost);
  }
}

const REST: Microseconds = microseconds(CRON_REST_SECONDS);
const MOST_AGE: Microseconds = microseconds(CRON_TICK_AGE_SECONDS);
