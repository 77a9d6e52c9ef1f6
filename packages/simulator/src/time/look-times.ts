import type { Microseconds } from "./microseconds.js";

/**
 * When a runner may look next. Its loop goes round and round; a look is due once the check interval has passed since
 * the one before, and is made as the first round ends by then. A round takes anything between its shortest and its
 * longest, so what can be is one stretch of time or two: where rounds are long and much alike, one round less or one
 * more. Each instant in them is one choice, 0 the earliest.
 */
export class LookTimes {
  readonly #shortest: Microseconds;
  readonly #longest: Microseconds;
  readonly #spread: Microseconds;
  #rest: Microseconds = Number.NaN;
  /** The same, but for the one round that there is without any rest. */
  #toGo: Microseconds = Number.NaN;
  #from: Microseconds = 0;
  #first: Microseconds = 0;
  /** How many instants the first stretch has, and where the second one begins. */
  #size = 0;
  #second: Microseconds = 0;
  #last: Microseconds = 0;
  /** The last choice; 0 where there is only one. */
  #most = 0;

  /** @param shortest of all rounds; both are at least a microsecond, since no loop is quicker than that */
  constructor(shortest: Microseconds, longest: Microseconds) {
    this.#shortest = Math.max(1, shortest);
    this.#longest = Math.max(1, longest);
    this.#spread = this.#longest - this.#shortest;
  }

  /**
   * @param from true time at which rounds begin: the last look, or the end of the execution that came of it
   * @param due true time from which on a look is due
   */
  set(from: Microseconds, due: Microseconds): void {
    this.#from = from;
    const rest = Math.max(0, due - from);
    if (rest !== this.#rest) this.#span(rest);
  }

  /** The earliest instant, relative to where rounds begin. */
  get least(): Microseconds {
    return this.#first;
  }

  /** The latest one. */
  get greatest(): Microseconds {
    return this.#last;
  }

  /** The last choice; 0 where there is only one. */
  get most(): number {
    return this.#most;
  }

  /** The true time of a choice. */
  at(choice: number): Microseconds {
    return this.#from + (choice < this.#size ? this.#first + choice : this.#second + choice - this.#size);
  }

  /** The first instant of each stretch. */
  get beginnings(): readonly Microseconds[] {
    const all = this.#size === 0 ? [this.#second] : [this.#first, this.#second];
    return all.map((time) => this.#from + time);
  }

  /** Which choice a true time is; undefined for one at which no round can end. */
  choiceOf(time: Microseconds): number | undefined {
    const after = time - this.#from;
    if (after >= this.#second) return after <= this.#last ? this.#size + after - this.#second : undefined;
    return after >= this.#first && after < this.#first + this.#size ? after - this.#first : undefined;
  }

  /**
   * What comes of rounds that all take equally long, as a loop's rounds do for a while. Most of them take little more
   * than the shortest: on idle machines a median of 2 to 7 ms was measured where 20 ms are allowed for.
   * @param chance how long that is: 0 the shortest, just below 1 the longest
   */
  steady(chance: number): number {
    const round = this.#shortest + chance * chance * chance * this.#spread;
    // Rounded by hand: Math.round would guess which way, and be wrong half the time.
    const after = Math.floor(round * Math.ceil(this.#toGo / round) + 0.5);
    const place = after < this.#second ? Math.min(after - this.#first, this.#size) : this.#size + after - this.#second;
    return place < 0 ? 0 : Math.min(place, this.#most);
  }

  /** As many rounds as it takes when all of them are long, or short: the last one begins before the look is due. */
  #span(rest: Microseconds): void {
    const shortest = this.#shortest;
    const longest = this.#longest;
    const fewest = Math.max(1, Math.ceil(rest / longest));
    const most = Math.max(1, Math.ceil(rest / shortest));
    // The last round begins before the look is due; without any rest there is one all the same.
    const latest = rest === 0 ? Number.POSITIVE_INFINITY : rest - 1 + longest;
    this.#rest = rest;
    this.#toGo = Math.max(1, rest);
    this.#first = Math.max(fewest * shortest, rest);
    this.#last = Math.min(most * longest, latest);
    // With three counts that can be, one stretch runs into the next; with two of them it may not.
    const isParted = most === fewest + 1 && Math.max(most * shortest, rest) > Math.min(fewest * longest, latest) + 1;
    this.#size = isParted ? Math.min(fewest * longest, latest) - this.#first + 1 : 0;
    this.#second = isParted ? Math.max(most * shortest, rest) : this.#first;
    this.#most = this.#size + this.#last - this.#second;
  }
}
