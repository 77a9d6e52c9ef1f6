import { CRON_TICK_AGE_SECONDS, servesCron } from "@slotwise/core";
import { type Microseconds, microseconds } from "../microseconds.js";

/** A cron schedule with evenly spaced ticks, `offset` after each multiple of the period. */
export interface CronSchedule {
  readonly period: Microseconds;
  readonly offset: Microseconds;
}

/**
 * What was seen of a cron: every tick of the time simulated. One at its end that may still be served later does not
 * count yet.
 */
export interface CronReport {
  readonly served: number;
  readonly lost: number;
}

/**
 * Replays pynenc's rule, `servesCron`, over the executions. The store remembers all along: the cron was served long before.
 */
export class CronObserver {
  readonly #schedule: CronSchedule;
  readonly #lostTick: ((tick: Microseconds) => void) | undefined;
  #servedAt: Microseconds = Number.NEGATIVE_INFINITY;
  /** The first tick that is neither served nor lost. */
  #next: Microseconds;
  #served = 0;
  #lost = 0;

  /**
   * @param start true time from which on ticks count
   * @param lostTick called for each lost tick, in order
   */
  constructor(schedule: CronSchedule, start: Microseconds, lostTick?: (tick: Microseconds) => void) {
    const { period, offset } = schedule;
    this.#schedule = schedule;
    this.#lostTick = lostTick;
    this.#next = Math.ceil((start - offset) / period) * period + offset;
  }

  /** @param local the clock of the runner that executes */
  started(local: Microseconds): void {
    const { period, offset } = this.#schedule;
    const tick = Math.floor((local - offset) / period) * period + offset;
    if (!servesCron({ time: local, lastRun: this.#servedAt, latestTick: tick })) return;
    this.#servedAt = local;
    // A clock that is behind may serve a tick from before the start.
    if (tick < this.#next) return;
    this.#loseUntil(tick);
    this.#served++;
    this.#next = tick + period;
  }

  copyFrom(other: CronObserver): void {
    this.#servedAt = other.#servedAt;
    this.#next = other.#next;
    this.#served = other.#served;
    this.#lost = other.#lost;
  }

  /** @param end true time at which the run ends */
  report(end: Microseconds): CronReport {
    const { period } = this.#schedule;
    // A tick is lost for good once another one has come, or it is too old.
    this.#loseUntil(end - Math.min(period, MOST_AGE + 1) + 1);
    return { served: this.#served, lost: this.#lost };
  }

  /** All ticks before a time that are not yet known to be served. */
  #loseUntil(time: Microseconds): void {
    const { period } = this.#schedule;
    const ticks = Math.max(0, Math.ceil((time - this.#next) / period));
    this.#lost += ticks;
    for (let index = 0; this.#lostTick !== undefined && index < ticks; index++) {
      this.#lostTick(this.#next + index * period);
    }
    this.#next += ticks * period;
  }
}

const MOST_AGE: Microseconds = microseconds(CRON_TICK_AGE_SECONDS);
