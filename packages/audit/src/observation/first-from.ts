import type { Microseconds } from "../records/microseconds.js";

/** The index of the first that started at or after an instant; the length where none did. @param starts by start */
export function firstFrom(starts: readonly { readonly start: Microseconds }[], from: Microseconds): number {
  let [low, high] = [0, starts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] as (typeof starts)[number]).start < from) low = middle + 1;
    else high = middle;
  }
  return low;
}
