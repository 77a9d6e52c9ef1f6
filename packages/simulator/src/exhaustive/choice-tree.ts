/**
 * All ways through a run that makes choices, one after the other: the last choice that has another option takes it in
 * the next run, and everything after it starts over.
 */
export class ChoiceTree {
  readonly #path: number[] = [];
  readonly #options: number[] = [];
  #depth = 0;

  /** Whether the run has left the way of the one before: only now does it come to something new. */
  get isNew(): boolean {
    return this.#depth >= this.#path.length;
  }

  /** How many choices were made so far in this run. */
  get depth(): number {
    return this.#depth;
  }

  /** How many of the choices of the run before are made in this one, too, but for the last of them, which differs. */
  get given(): number {
    return this.#path.length;
  }

  /** The run starts where this many choices have been made, as the run before made them. */
  resume(depth: number): void {
    this.#depth = depth;
  }

  /** One of so many options, from 0; they are counted only when the choice comes up for the first time. */
  choose(options: number | (() => number)): number {
    if (this.#depth === this.#path.length) {
      this.#path.push(0);
      this.#options.push(typeof options === "number" ? options : options());
    }
    const choice = this.#path[this.#depth] ?? 0;
    this.#depth++;
    return choice;
  }

  /** Goes on to the next way; false when there is none. */
  next(): boolean {
    this.#path.length = this.#depth;
    this.#options.length = this.#depth;
    this.#depth = 0;
    for (let last = this.#path.length - 1; last >= 0; last--) {
      const following = (this.#path[last] ?? 0) + 1;
      if (following < (this.#options[last] ?? 0)) {
        this.#path[last] = following;
        return true;
      }
      this.#path.pop();
      this.#options.pop();
    }
    return false;
  }
}
