import type { Microseconds } from "../microseconds.js";

/** What was seen of starts that the store's lock refused. */
export interface BlockReport {
  readonly refusals: number;
  /** From the first refusal to the next start of anybody. */
  readonly longest: Microseconds;
  /** Refusals for an execution that no process runs, of an owner that goes on living. */
  readonly permanent: number;
}

/** Measures for how long the store's lock keeps everybody from starting. */
export class BlockObserver {
  #refusals = 0;
  #permanent = 0;
  #longest: Microseconds = 0;
  #since: Microseconds | undefined;

  refused(now: Microseconds, isPermanent: boolean): void {
    this.#refusals++;
    if (isPermanent) this.#permanent++;
    this.#since ??= now;
  }

  started(now: Microseconds): void {
    if (this.#since === undefined) return;
    this.#longest = Math.max(this.#longest, now - this.#since);
    this.#since = undefined;
  }

  copyFrom(other: BlockObserver): void {
    this.#refusals = other.#refusals;
    this.#permanent = other.#permanent;
    this.#longest = other.#longest;
    this.#since = other.#since;
  }

  report(now: Microseconds): BlockReport {
    const present = this.#since === undefined ? 0 : now - this.#since;
    return { refusals: this.#refusals, longest: Math.max(this.#longest, present), permanent: this.#permanent };
  }
}
