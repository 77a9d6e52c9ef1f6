import type { Microseconds } from "../time/microseconds.js";

/** What was seen of cycles and of silence. A cycle that is not over when the run ends does not count. */
export interface CycleReport {
  readonly cycles: number;
  /** Cycles in which nobody started. */
  readonly empty: number;
  readonly fewestStarts: number;
  readonly mostStarts: number;
  /** The longest time in which nobody executed, and when it began. */
  readonly longestSilence: Microseconds;
  readonly silentFrom: Microseconds;
}

/** A cycle in which nobody started. */
export interface EmptyCycle {
  readonly from: Microseconds;
  readonly to: Microseconds;
}

/** Counts the starts of each cycle, by true time, and measures silence. Keeps nothing of what is over. */
export class CycleObserver {
  readonly #interval: Microseconds;
  /** The cycle being counted, by number. The first ones may not count. */
  #number: number;
  #endsAt: Microseconds;
  readonly #settledAt: Microseconds;
  #isWhole: boolean;
  #starts = 0;
  #cycles = 0;
  #empty = 0;
  #fewest: number = Number.POSITIVE_INFINITY;
  #most = 0;
  #silentSince: Microseconds;
  #running = 0;
  #longestSilence: Microseconds = 0;
  #silentFrom: Microseconds;

  /**
   * @param interval may be a fraction of a microsecond
   * @param settledAt a cycle counts when it begins at this time or later: by then everybody has looked
   */
  constructor(interval: Microseconds, start: Microseconds, settledAt: Microseconds) {
    this.#interval = interval;
    this.#number = Math.floor(start / interval);
    this.#endsAt = Math.ceil((this.#number + 1) * interval);
    this.#settledAt = settledAt;
    this.#isWhole = Math.ceil(this.#number * interval) >= settledAt;
    this.#silentSince = start;
    this.#silentFrom = start;
  }

  get endsAt(): Microseconds {
    return this.#endsAt;
  }

  /** Whether nobody has started since the last cycle was closed. */
  get isEmpty(): boolean {
    return this.#starts === 0;
  }

  /** Closes the cycles that are over. Returns the first empty one among them. */
  advance(now: Microseconds): EmptyCycle | undefined {
    let found: EmptyCycle | undefined;
    while (now >= this.#endsAt) {
      if (this.#isWhole) {
        this.#cycles++;
        if (this.#starts < this.#fewest) this.#fewest = this.#starts;
        if (this.#starts > this.#most) this.#most = this.#starts;
        if (this.#starts === 0) {
          this.#empty++;
          found ??= { from: Math.ceil(this.#number * this.#interval), to: this.#endsAt };
        }
      }
      this.#starts = 0;
      this.#number++;
      // In what else is over nobody started. The last two are closed one by one, whatever the quotient rounds to.
      const behind = Math.floor(now / this.#interval) - 2 - this.#number;
      if (this.#isWhole && behind > 0) {
        const to = Math.ceil((this.#number + 1) * this.#interval);
        found ??= { from: Math.ceil(this.#number * this.#interval), to };
        this.#cycles += behind;
        this.#empty += behind;
        this.#fewest = 0;
        this.#number += behind;
      }
      this.#isWhole = Math.ceil(this.#number * this.#interval) >= this.#settledAt;
      this.#endsAt = Math.ceil((this.#number + 1) * this.#interval);
    }
    return found;
  }

  started(now: Microseconds): void {
    this.#starts++;
    if (this.#running === 0) this.#endSilence(now);
    this.#running++;
  }

  ended(now: Microseconds): void {
    this.#running--;
    if (this.#running === 0) this.#silentSince = now;
  }

  report(now: Microseconds): CycleReport {
    if (this.#running === 0) this.#endSilence(now);
    return {
      cycles: this.#cycles,
      empty: this.#empty,
      fewestStarts: this.#cycles === 0 ? 0 : this.#fewest,
      mostStarts: this.#most,
      longestSilence: this.#longestSilence,
      silentFrom: this.#silentFrom,
    };
  }

  copyFrom(other: CycleObserver): void {
    this.#number = other.#number;
    this.#endsAt = other.#endsAt;
    this.#isWhole = other.#isWhole;
    this.#starts = other.#starts;
    this.#cycles = other.#cycles;
    this.#empty = other.#empty;
    this.#fewest = other.#fewest;
    this.#most = other.#most;
    this.#silentSince = other.#silentSince;
    this.#running = other.#running;
    this.#longestSilence = other.#longestSilence;
    this.#silentFrom = other.#silentFrom;
  }

  #endSilence(now: Microseconds): void {
    const silence = now - this.#silentSince;
    if (silence <= this.#longestSilence) return;
    this.#longestSilence = silence;
    this.#silentFrom = this.#silentSince;
  }
}
