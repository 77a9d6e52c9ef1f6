import type { Microseconds } from "../time/microseconds.js";
import { ROUND } from "../time/round-numbers.js";

/** Round instants between two times, at most so many, evenly spaced. */
export function roundTicks(from: Microseconds, to: Microseconds, most: number): readonly Microseconds[] {
  const steps = ROUND.flatMap((unit) => [5 * unit, 2 * unit, unit]).sort((one, other) => one - other);
  const step = steps.find((unit) => (to - from) / unit <= Math.max(1, most)) ?? to - from;
  const ticks: Microseconds[] = [];
  for (let tick = Math.ceil(from / step) * step; tick <= to; tick += step) ticks.push(tick);
  return ticks;
}
