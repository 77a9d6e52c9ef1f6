import { type Cycle, type CycleSlot, PROTOCOLS } from "@slotwise/core";
import { formatDuration } from "@slotwise/words";
import { type Checks, canStart, isMissed } from "./checks.js";
import type { DrawingOptions } from "./drawing-options.js";

/** The longest execution, and how late it begins. */
export type Execution = Pick<DrawingOptions, "executionSeconds" | "startDelaySeconds">;

/** A stretch of an execution within one cycle, in seconds from the cycle's start. */
export interface ExecutionPart {
  readonly from: number;
  readonly to: number;
  /** Whether the next runner may be running as well, or the store's lock refuses it. */
  readonly isOverlap: boolean;
}

/**
 * The execution that is decided on at the last instant a runner may start, and begins as late as it can; cut at the end
 * of its slot and where the cycle starts over. A lone runner overlaps with nobody; its execution starts with the cycle.
 */
export function lateExecution(cycle: Cycle, slot: CycleSlot, execution: Execution): readonly ExecutionPart[] {
  const { executionSeconds = 0, startDelaySeconds = 0 } = execution;
  if (!canStart(cycle) || executionSeconds <= 0) return [];
  const interval = cycle.intervalSeconds;
  const late = Math.min(startDelaySeconds, interval);
  const length = Math.min(executionSeconds, interval);
  if (cycle.regime === "alone") return [{ from: 0, to: length, isOverlap: false }];
  const start = slot.safeStartEnd + late;
  const rest = slot.slotEnd - start;
  const overlap = overlapSeconds(cycle, execution) === 0 ? 0 : Math.max(0, length - rest);
  const own: ExecutionPart = { from: start, to: overlap > 0 ? slot.slotEnd : start + length, isOverlap: false };
  const parts = own.to > own.from ? [own] : [];
  if (overlap === 0) return parts;
  const from = Math.max(slot.slotEnd, start);
  const end = slot.slotEnd + overlap;
  if (from < interval) parts.push({ from, to: Math.min(end, interval), isOverlap: true });
  const turn = Math.max(interval, slot.slotEnd);
  const wrapped = { from: Math.max(0, from - turn), to: Math.min(end - turn, interval), isOverlap: true };
  if (wrapped.to > wrapped.from) parts.push(wrapped);
  return parts;
}

/** How far the longest execution reaches into the next runner's slot, in seconds; 0 where it does not. */
export function overlapSeconds(cycle: Cycle, execution: Execution): number {
  const { executionSeconds = 0, startDelaySeconds = 0 } = execution;
  if (cycle.regime === "alone" || !canStart(cycle) || executionSeconds <= 0) return 0;
  const reach = startDelaySeconds + executionSeconds - silenceSeconds(cycle);
  return reach > cycle.slotSeconds * ROUNDING ? reach : 0;
}

/**
 * Whether the runner before a slot executes in the cycle drawn, and so may reach into it: not where it misses its turn.
 * The first slot comes after the last one of the cycle before, which is drawn alike.
 */
export function isReached(cycle: Cycle, slot: CycleSlot, checks: Checks | undefined): boolean {
  const before = (slot.position === 0 ? cycle.totalRunners : slot.position) - 1;
  return checks === undefined || !isMissed(cycle, cycle.slotAt(before), checks);
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

/** As legends have it: `longest execution 20 s`, `longest execution 20 s, begun 5 s late`. */
export function executionWords({ executionSeconds = 0, startDelaySeconds = 0 }: Execution): string {
  const late = startDelaySeconds > 0 ? `, begun ${formatDuration(startDelaySeconds)} late` : "";
  return `longest execution ${formatDuration(executionSeconds)}${late}`;
}
