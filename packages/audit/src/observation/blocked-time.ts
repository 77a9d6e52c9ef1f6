import type { Microseconds } from "../records/microseconds.js";
import type { Block } from "./block.js";

/** When starts were refused for a record that nobody was going to end, whichever record it was. */
export class BlockedTime {
  /** In order, none of which has an instant in common with another. */
  readonly #spans: { readonly from: Microseconds; to: Microseconds }[] = [];

  /** @param blocks by their beginning */
  constructor(blocks: readonly Block[]) {
    for (const { from, to } of blocks) {
      const last = this.#spans.at(-1);
      if (last !== undefined && from <= last.to) last.to = Math.max(last.to, to);
      else this.#spans.push({ from, to: Math.max(from, to) });
    }
  }

  /** Whether some of a stretch lies in it; of one that only touches it nothing does. */
  overlaps(from: Microseconds, to: Microseconds): boolean {
    const last = this.#lastBefore(to);
    return last !== undefined && last.to > from;
  }

  /** Whether an instant of a stretch lies in it, the first and the last of both included. */
  touches(from: Microseconds, to: Microseconds): boolean {
    const last = this.#lastBefore(to + 1);
    return last !== undefined && last.to >= from;
  }

  /** The last that began before an instant. */
  #lastBefore(time: Microseconds): { readonly to: Microseconds } | undefined {
    let [low, high] = [0, this.#spans.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#spans[middle] as { readonly from: Microseconds }).from < time) low = middle + 1;
      else high = middle;
    }
    return this.#spans[low - 1];
  }
}
