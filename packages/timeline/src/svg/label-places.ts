import type { AxisTick } from "../cycle/axis.js";
import type { Span } from "../cycle/time-scale.js";

/** A tick and where its label goes. */
export interface LabelPlace extends Span {
  readonly tick: AxisTick;
}

/**
 * Which labels of an axis are written: the last one, and every one, every second, every third ... of the others so
 * that none run into each other.
 * @param places in order
 * @param space kept free between two labels
 */
export function freeLabels(places: readonly LabelPlace[], space: number): readonly LabelPlace[] {
  const last = places.at(-1);
  if (last === undefined) return [];
  const isFree = (left: Span, right: Span): boolean => left.toX + space <= right.fromX;
  for (let stride = 1; stride < places.length; stride++) {
    const some = places.slice(0, -1).filter((_, index) => index % stride === 0);
    if (some.every((place, index) => index === 0 || isFree(some[index - 1] ?? place, place))) {
      return [...some.filter((place) => isFree(place, last)), last];
    }
  }
  return [last];
}
