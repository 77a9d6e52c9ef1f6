import type { Cycle, CycleSlot } from "@slotwise/core";
import { type Microseconds, microseconds, SECOND } from "../time/microseconds.js";
import type { Turn } from "./protocol.js";

/** One runner's window in one cycle, as arithmetic puts it: rounding can move either end. */
export interface SlotWindow {
  readonly cycle: Cycle;
  readonly start: Microseconds;
  readonly end: Microseconds;
}

/** @param number of the cycle, counted from the epoch */
export function windowIn(cycle: Cycle, number: number, { windowStart, windowEnd }: CycleSlot): SlotWindow {
  const cycleSeconds = number * cycle.intervalSeconds;
  return { cycle, start: microseconds(cycleSeconds + windowStart), end: microseconds(cycleSeconds + windowEnd) };
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
