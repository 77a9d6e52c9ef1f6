import type { Cycle } from "@slotwise/core";
import { type Microseconds, microseconds, SECOND } from "../microseconds.js";
import type { Turn } from "./protocol.js";

/** Where a position's window lies in a cycle, by number, as arithmetic puts it: rounding can move either end. */
export function windowIn(cycle: Cycle, number: number, position: number): { start: Microseconds; end: Microseconds } {
  const { windowStart, windowEnd } = cycle.slotAt(position);
  const cycleSeconds = number * cycle.intervalSeconds;
  return { start: microseconds(cycleSeconds + windowStart), end: microseconds(cycleSeconds + windowEnd) };
}

/** Whether a turn that ends about then is over for good: where exactly it closed does not matter any more. */
export function isLongOver(end: Microseconds, local: Microseconds): boolean {
  return end + SECOND < local;
}

/** A turn in which nobody may start. */
export function noTurnAt(time: Microseconds): Turn {
  return { opens: time, closes: time };
}

/** The turn of somebody who may always start is a whole cycle, by number; it holds the present time. */
export function wholeCycle(cycle: Cycle, number: number, local: Microseconds): Turn {
  const opens = Math.min(local, Math.ceil(number * cycle.intervalSeconds * SECOND));
  const closes = Math.max(local + 1, Math.ceil((number + 1) * cycle.intervalSeconds * SECOND));
  return { opens, closes };
}
