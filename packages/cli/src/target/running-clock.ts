/** A longer time between two looks is one in which this process did not run, for the most part. */
const MOST_BETWEEN_LOOKS_MILLISECONDS = 500;

/** A clock that stands still while this process does: while it was paused nobody could have been heard. */
export class RunningClock {
  readonly #clock: () => number;
  #looked: number;
  #running = 0;

  /** @param clock milliseconds, only going forward */
  constructor(clock: () => number) {
    this.#clock = clock;
    this.#looked = clock();
  }

  /** To be called often, for as long as the process runs. */
  look(): void {
    const now = this.#clock();
    this.#running += Math.min(now - this.#looked, MOST_BETWEEN_LOOKS_MILLISECONDS);
    this.#looked = now;
  }

  /** Milliseconds up to the last look. */
  now(): number {
    return this.#running;
  }
}
