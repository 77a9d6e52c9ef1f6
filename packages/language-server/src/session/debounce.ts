/** Work that waits until nothing has asked for it for a while. */
export class Debounce {
  readonly #milliseconds: number;
  readonly #work: () => Promise<void>;
  readonly #report: (error: unknown) => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #waiting: (() => void)[] = [];
  /** The work that is being done, or was done last. */
  #working: Promise<void> = Promise.resolve();

  /** @param report told when the work fails; it is done again when it is asked for the next time */
  constructor(milliseconds: number, work: () => Promise<void>, report: (error: unknown) => void) {
    this.#milliseconds = milliseconds;
    this.#work = work;
    this.#report = report;
  }

  /** Asks for the work, and sets the clock back. */
  ask(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#run(), this.#milliseconds);
  }

  /** Resolves once nothing is asked for any more; at once where nothing is. */
  settled(): Promise<void> {
    return this.#timer === undefined ? Promise.resolve() : new Promise((resolve) => this.#waiting.push(resolve));
  }

  /** Forgets the work; whoever waits for it goes on. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#release();
  }

  async #run(): Promise<void> {
    const timer = this.#timer;
    // One at a time: what was begun earlier must not end later, and overwrite what is newer.
    this.#working = this.#working.then(async () => {
      if (this.#timer === timer) await this.#work().catch(this.#report);
    });
    await this.#working;
    // Asked for again meanwhile: whoever waits, waits for that.
    if (this.#timer === timer) this.#release();
  }

  #release(): void {
    this.#timer = undefined;
    const released = this.#waiting;
    this.#waiting = [];
    for (const resolve of released) resolve();
  }
}
