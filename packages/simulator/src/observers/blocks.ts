import type { Microseconds } from "../microseconds.js";
import type { RunningRecord } from "../store/execution-lock.js";

/** What was seen of starts that the store's lock refused. */
export interface BlockReport {
  readonly refusals: number;
  /** From the first refusal to the next start of anybody. */
  readonly longest: Microseconds;
  /** Refusals for an execution that no process runs any more. */
  readonly permanent: number;
}

/** Starts that are refused for a record that nobody will end. */
export interface Stuck {
  /** Who was refused first, by number, and when. */
  readonly runner: number;
  readonly at: Microseconds;
  readonly by: RunningRecord;
  readonly refusals: number;
}

/** Measures for how long the store's lock keeps everybody from starting. */
export class BlockObserver {
  #refusals = 0;
  #permanent = 0;
  #longest: Microseconds = 0;
  #since: Microseconds | undefined;
  #stuck: Stuck | undefined;

  /** What everybody has been refused for since nobody can end it; undefined while somebody still starts. */
  get stuck(): Stuck | undefined {
    return this.#stuck;
  }

  refused(runner: number, by: RunningRecord, isPermanent: boolean, now: Microseconds): void {
    this.#refusals++;
    this.#since ??= now;
    if (!isPermanent) return;
    this.#permanent++;
    const stuck = this.#stuck?.by === by ? this.#stuck : { runner, at: now, by, refusals: 0 };
    this.#stuck = { ...stuck, refusals: stuck.refusals + 1 };
  }

  started(now: Microseconds): void {
    this.#stuck = undefined;
    if (this.#since === undefined) return;
    this.#longest = Math.max(this.#longest, now - this.#since);
    this.#since = undefined;
  }

  copyFrom(other: BlockObserver): void {
    this.#refusals = other.#refusals;
    this.#permanent = other.#permanent;
    this.#longest = other.#longest;
    this.#since = other.#since;
    this.#stuck = other.#stuck;
  }

  report(now: Microseconds): BlockReport {
    const present = this.#since === undefined ? 0 : now - this.#since;
    return { refusals: this.#refusals, longest: Math.max(this.#longest, present), permanent: this.#permanent };
  }
}
