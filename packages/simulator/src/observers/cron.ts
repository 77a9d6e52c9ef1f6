import { CRON_TICK_AGE_SECONDS, servesCron } from "@slotwise/core";
import { type Microseconds, microseconds } from "../time/microseconds.js";

/** A cron schedule with evenly spaced ticks, `offset` after each multiple of the period. */
export interface CronSchedule {
  readonly period: Microseconds;
  readonly offset: Microseconds;
  /** Whether the store forgets when the cron last ran whenever a runner starts, as SQLite does; false where absent. */
  readonly isForgottenAtStart?: boolean | undefined;
}

/**
 * What was seen of a cron: every tick of the time simulated. One at its end that may still be served later does not
 * count yet.
 */
export interface CronReport {
  readonly served: number;
  readonly lost: number;
  /** Executions in which it ran though no tick was due: a runner had started, and its last run was forgotten. */
  readonly again: number;
}

/**
 * Replays pynenc's rule, `servesCron`, over the executions. The cron was served long before, and everybody remembers it. A
 * runner asks what it remembers itself first, and then the store; where it may, it puts down the time for both.
 */
export class CronObserver {
  readonly #schedule: CronSchedule;
  readonly #lostTick: ((tick: Microseconds) => void) | undefined;
  /** When it last ran: in truth, by the store, and as each runner remembers it; NaN where nothing is remembered. */
  #ranAt: Microseconds = Number.NEGATIVE_INFINITY;
  #stored: Microseconds = Number.NEGATIVE_INFINITY;
  readonly #remembered: Float64Array;
  /** The first tick that is neither served nor lost. */
  #next: Microseconds;
  #served = 0;
  #lost = 0;
  #again = 0;

  /**
   * @param runners how many there ever are
   * @param start true time from which on ticks count
   * @param lostTick called for each lost tick, in order
   */
  constructor(schedule: CronSchedule, runners: number, start: Microseconds, lostTick?: (tick: Microseconds) => void) {
    const { period, offset } = schedule;
    this.#schedule = schedule;
    this.#remembered = new Float64Array(runners).fill(Number.NEGATIVE_INFINITY);
    this.#lostTick = lostTick;
    this.#next = Math.ceil((start - offset) / period) * period + offset;
  }

  /** A process is there that remembers nothing; as it registers the cron, the store may forget, too. */
  joined(runner: number): void {
    this.#remembered[runner] = Number.NaN;
    if (this.#schedule.isForgottenAtStart === true) this.#stored = Number.NaN;
  }

  /** @param local the clock of the runner that executes */
  started(runner: number, local: Microseconds): void {
    const { period, offset } = this.#schedule;
    const tick = Math.floor((local - offset) / period) * period + offset;
    const isDue = (lastRun: number): boolean =>
      servesCron({ time: local, lastRun: Number.isNaN(lastRun) ? undefined : lastRun, latestTick: tick });
    if (!isDue(this.#remembered[runner] as number)) return;
    if (!Number.isNaN(this.#stored)) this.#remembered[runner] = this.#stored;
    if (!isDue(this.#stored)) return;
    const isInTime = isDue(this.#ranAt);
    this.#remembered[runner] = local;
    this.#stored = local;
    this.#ranAt = local;
    if (!isInTime) {
      this.#again++;
      return;
    }
    // A clock that is behind may serve a tick from before the start.
    if (tick < this.#next) return;
    this.#loseUntil(tick);
    this.#served++;
    this.#next = tick + period;
  }

  copyFrom(other: CronObserver): void {
    this.#ranAt = other.#ranAt;
    this.#stored = other.#stored;
    this.#remembered.set(other.#remembered);
    this.#again = other.#again;
    this.#next = other.#next;
    this.#served = other.#served;
    this.#lost = other.#lost;
  }

  /** @param end true time at which the run ends */
  report(end: Microseconds): CronReport {
    const { period } = this.#schedule;
    // A tick is lost for good once another one has come, or it is too old.
    this.#loseUntil(end - Math.min(period, MOST_AGE + 1) + 1);
    return { served: this.#served, lost: this.#lost, again: this.#again };
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
