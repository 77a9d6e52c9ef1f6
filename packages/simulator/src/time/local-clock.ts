import type { Microseconds } from "./microseconds.js";

/** One runner's clock: off by an offset, and gaining or losing all the time. */
export class LocalClock {
  #offset: Microseconds;
  /** Microseconds gained in each microsecond. */
  readonly #gain: number;
  /** True time at which the offset was what it says. */
  #since: Microseconds;

  /** @param driftPpm how many microseconds it gains in a second */
  constructor(offset: Microseconds, driftPpm: number, since: Microseconds) {
    this.#offset = offset;
    this.#gain = driftPpm / 1e6;
    this.#since = since;
  }

  /** What it shows at a true time. */
  at(time: Microseconds): Microseconds {
    if (this.#gain === 0) return time + this.#offset;
    return time + this.#offset + Math.floor((time - this.#since) * this.#gain);
  }

  /** The first true time, from `earliest` on, at which it shows `local` or later. */
  firstAt(local: Microseconds, earliest: Microseconds): Microseconds {
    return Math.max(earliest, this.#gain === 0 ? local - this.#offset : this.#firstDriftingTo(local));
  }

  #firstDriftingTo(local: Microseconds): Microseconds {
    let time = Math.floor(this.#since + (local - this.#offset - this.#since) / (1 + this.#gain)) - 2;
    while (this.at(time) < local) time++;
    return time;
  }

  copyFrom(other: LocalClock): void {
    this.#offset = other.#offset;
    this.#since = other.#since;
  }

  /** Sets the clock forward, or back. */
  step(time: Microseconds, by: Microseconds): void {
    this.#offset = this.at(time) - time + by;
    this.#since = time;
  }
}
