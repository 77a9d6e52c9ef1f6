import { refill } from "../scenario/refill.js";
import type { Microseconds } from "../time/microseconds.js";

/** Two executions of different runners, of which the second started before the first was over. */
export interface Overlap {
  readonly first: number;
  readonly second: number;
  readonly from: Microseconds;
  readonly to: Microseconds;
}

/** What was seen of overlapping executions. */
export interface OverlapReport {
  /** Pairs of executions that ran at once. */
  readonly count: number;
  /** Time during which at least two ran. */
  readonly total: Microseconds;
  readonly longest: Microseconds;
  /** The shortest time from one's end to another one's start; negative by as much as two overlapped. */
  readonly leastGap: Microseconds;
}

/** Watches executions: a pair is judged when the first of the two ends. */
export class OverlapObserver {
  readonly #startedAt: Float64Array;
  readonly #running: number[] = [];
  #count = 0;
  #total: Microseconds = 0;
  #longest: Microseconds = 0;
  #leastGap: Microseconds = Number.POSITIVE_INFINITY;
  #since: Microseconds = 0;
  /** The last execution that ended, and the last one of another runner. */
  #lastEnd: Microseconds = Number.NEGATIVE_INFINITY;
  #lastRunner = -1;
  #otherEnd: Microseconds = Number.NEGATIVE_INFINITY;

  constructor(runners: number) {
    this.#startedAt = new Float64Array(runners);
  }

  started(runner: number, now: Microseconds): void {
    const before = runner === this.#lastRunner ? this.#otherEnd : this.#lastEnd;
    if (now - before < this.#leastGap) this.#leastGap = now - before;
    this.#startedAt[runner] = now;
    this.#running.push(runner);
    if (this.#running.length === 2) this.#since = now;
  }

  /** An execution is over. Returns the overlap with another that still runs, if there was one. */
  ended(runner: number, now: Microseconds): Overlap | undefined {
    let found: Overlap | undefined;
    const place = this.#running.indexOf(runner);
    // Almost always it is the only one, and a splice makes a list of what it takes out.
    if (place === this.#running.length - 1) this.#running.pop();
    else this.#running.splice(place, 1);
    const start = this.#startedAt[runner] as number;
    for (const other of this.#running) {
      const otherStart = this.#startedAt[other] as number;
      const from = Math.max(start, otherStart);
      if (from - now < this.#leastGap) this.#leastGap = from - now;
      if (now <= from) continue;
      this.#count++;
      this.#longest = Math.max(this.#longest, now - from);
      found ??= {
        first: start <= otherStart ? runner : other,
        second: start <= otherStart ? other : runner,
        from,
        to: now,
      };
    }
    if (this.#running.length === 1) this.#total += now - this.#since;
    if (runner !== this.#lastRunner) this.#otherEnd = this.#lastEnd;
    this.#lastRunner = runner;
    this.#lastEnd = now;
    return found;
  }

  copyFrom(other: OverlapObserver): void {
    this.#startedAt.set(other.#startedAt);
    refill(this.#running, other.#running);
    this.#count = other.#count;
    this.#total = other.#total;
    this.#longest = other.#longest;
    this.#leastGap = other.#leastGap;
    this.#since = other.#since;
    this.#lastEnd = other.#lastEnd;
    this.#lastRunner = other.#lastRunner;
    this.#otherEnd = other.#otherEnd;
  }

  /** Whether anybody executes. */
  get isBusy(): boolean {
    return this.#running.length > 0;
  }

  report(): OverlapReport {
    return { count: this.#count, total: this.#total, longest: this.#longest, leastGap: this.#leastGap };
  }
}
