import { type Cycle, type CycleSlot, PROTOCOLS } from "@slotwise/core";
import { canStart } from "./checks.js";

/** A stretch of an execution within one cycle, in seconds from the cycle's start. */
export interface ExecutionPart {
  readonly from: number;
  readonly to: number;
  /** Whether the next runner may be running as well, or the store's lock refuses it. */
  readonly isOverlap: boolean;
}

/**
 * The execution that starts at the last instant a runner may start, cut at the end of its slot and where the cycle
 * starts over. A lone runner overlaps with nobody; its execution starts with the cycle.
 */
export function lateExecution(cycle: Cycle, slot: CycleSlot, executionSeconds: number): readonly ExecutionPart[] {
  if (!canStart(cycle) || executionSeconds <= 0) return [];
  const interval = cycle.intervalSeconds;
  const length = Math.min(executionSeconds, interval);
  if (cycle.regime === "alone") return [{ from: 0, to: length, isOverlap: false }];
  const start = slot.safeStartEnd;
  const silence = slot.slotEnd - start;
  const overlap = overlapSeconds(cycle, executionSeconds) === 0 ? 0 : Math.max(0, length - silence);
  const own: ExecutionPart = { from: start, to: overlap > 0 ? slot.slotEnd : start + length, isOverlap: false };
  const parts = own.to > own.from ? [own] : [];
  if (overlap === 0) return parts;
  const end = slot.slotEnd + overlap;
  if (slot.slotEnd < interval) parts.push({ from: slot.slotEnd, to: Math.min(end, interval), isOverlap: true });
  const wrapped = end - Math.max(interval, slot.slotEnd);
  if (wrapped > 0) parts.push({ from: 0, to: wrapped, isOverlap: true });
  return parts;
}

/** How far the longest execution reaches into the next runner's slot, in seconds; 0 where it does not. */
export function overlapSeconds(cycle: Cycle, executionSeconds: number): number {
  if (cycle.regime === "alone" || !canStart(cycle)) return 0;
  const reach = executionSeconds - silenceSeconds(cycle);
  return reach > cycle.slotSeconds * ROUNDING ? reach : 0;
}

/** What comes of an execution that reaches into the next runner's slot: an overlap, or a start that the store refuses. */
export function reachWord({ protocol }: Cycle): "overlap" | "refused" {
  return PROTOCOLS[protocol].locksStarts ? "refused" : "overlap";
}

/** From the last instant a runner may start to the next runner's first, in seconds. */
export function silenceSeconds(cycle: Cycle): number {
  return cycle.slotSeconds - cycle.safeStartSeconds;
}

/** Differences below this share of a slot are rounding, and no picture shows them. */
const ROUNDING = 1e-9;
