/** How soon something is looked at again, in milliseconds. */
export interface Pace {
  /** Several changes within this are one. */
  readonly debounce: number;
  /** Without any change. */
  readonly idle: number;
}

/** So many times as long as looking took it is left alone: a store of a million rows must not fill an editor's time. */
const REST = 9;

/**
 * Looks again when it is asked to, and after a while without being asked: never twice at once, and never while it is not
 * watched.
 */
export class FollowUp {
  readonly #look: () => Promise<void>;
  readonly #pace: Pace;
  readonly #now: () => number;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** When the timer ends; undefined where none runs. */
  #due: number | undefined;
  #restsUntil = 0;
  #isLooking = false;
  #isAskedMeanwhile = false;
  #isWatched = true;
  #isOver = false;

  /** @param look never rejects @param now milliseconds */
  constructor(look: () => Promise<void>, pace: Pace, now: () => number = () => performance.now()) {
    this.#look = look;
    this.#pace = pace;
    this.#now = now;
  }

  /** Something has changed. */
  ask(): void {
    if (this.#isLooking) this.#isAskedMeanwhile = true;
    else this.#wake(this.#pace.debounce);
  }

  /** Looks at once, as far as it may. */
  askNow(): void {
    if (this.#isLooking) this.#isAskedMeanwhile = true;
    else this.#wake(0);
  }

  /** Whether anybody sees what is found. */
  set isWatched(isWatched: boolean) {
    if (this.#isWatched === isWatched) return;
    this.#isWatched = isWatched;
    if (isWatched) this.askNow();
    else this.#sleep();
  }

  dispose(): void {
    this.#isOver = true;
    this.#sleep();
  }

  #sleep(): void {
    clearTimeout(this.#timer);
    this.#due = undefined;
  }

  /** The earlier of two wakings counts. */
  #wake(milliseconds: number): void {
    if (this.#isOver || !this.#isWatched) return;
    const now = this.#now();
    const due = Math.max(now + milliseconds, this.#restsUntil);
    if (this.#due !== undefined && this.#due <= due) return;
    this.#sleep();
    this.#due = due;
    this.#timer = setTimeout(() => void this.#run(), due - now);
  }

  async #run(): Promise<void> {
    this.#due = undefined;
    this.#isLooking = true;
    this.#isAskedMeanwhile = false;
    const began = this.#now();
    await this.#look();
    const ended = this.#now();
    this.#isLooking = false;
    this.#restsUntil = ended + REST * (ended - began);
    this.#wake(this.#isAskedMeanwhile ? this.#pace.debounce : this.#pace.idle);
  }
}
