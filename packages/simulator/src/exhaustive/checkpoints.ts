import type { Way } from "./way.js";

/**
 * Where ways part: what a way was like after so many choices. Going on from there is what makes it possible to visit
 * millions of runs; from the start each of them would be run ten times over.
 */
export class Checkpoints {
  #offered = 0;
  readonly #kept: { depth: number; readonly way: Way }[] = [];
  #count = 0;

  /**
   * Remembers a way that has made so many choices, in place of what it was before when these were as many; most times
   * it does not.
   */
  keep(depth: number, way: Way, another: () => Way): void {
    if (this.#offered++ % ONE_IN !== 0) return;
    const last = this.#kept[this.#count - 1];
    if (last?.depth === depth) {
      last.way.copyFrom(way);
      return;
    }
    const next = this.#kept[this.#count] ?? { depth, way: another() };
    this.#kept[this.#count] = next;
    this.#count++;
    next.depth = depth;
    next.way.copyFrom(way);
  }

  /** Takes a way back to the last one remembered that has made no more choices; undefined where there is none. */
  restore(mostChoices: number, way: Way): number | undefined {
    while (this.#count > 0 && (this.#kept[this.#count - 1]?.depth ?? 0) > mostChoices) this.#count--;
    const last = this.#kept[this.#count - 1];
    if (this.#count === 0 || last === undefined) return undefined;
    way.copyFrom(last.way);
    return last.depth;
  }
}

/** To let a few events happen again takes less time than to copy a run before each of them. */
const ONE_IN = 6;
