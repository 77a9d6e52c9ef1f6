import type { Cycle, CycleSlot } from "@slotwise/core";
import { type Checks, checkOutcome, checksBetween, isMissed } from "../cycle/checks.js";
import type { ExecutionPart } from "../cycle/execution.js";
import type { TimeScale } from "../cycle/time-scale.js";
import type { Glyphs } from "./text-glyphs.js";
import { TextLine } from "./text-line.js";

/** The cells of one slot: the window from `from`, its safe part to `safeTo`, all of it to `windowTo`, the slot to `to`. */
export interface SlotCells {
  readonly from: number;
  readonly safeTo: number;
  readonly windowTo: number;
  readonly to: number;
}

/** One runner's line: its slot, and its checks where there is room for them. */
export function slotLine(
  cycle: Cycle,
  slot: CycleSlot,
  scale: TimeScale,
  columns: number,
  checks: Checks | undefined,
  glyphs: Glyphs,
): TextLine {
  const line = new TextLine(columns);
  const cells = slotCells(cycle, slot, scale, columns);
  const isDead = cycle.regime === "nobody";
  line.fill(cells.from, cells.to, isDead ? glyphs.dead : glyphs.gap, "gap");
  if (checks !== undefined) writeIdleChecks(line, slot, scale, checks, cells, glyphs);
  if (isDead) return line;
  if (checks !== undefined && isMissed(cycle, slot, checks)) {
    line.fill(cells.from, cells.windowTo, glyphs.missed, "missed");
  } else {
    line.fill(cells.from, cells.windowTo, glyphs.window, "window");
    line.fill(cells.from, cells.safeTo, glyphs.safeStart, "safeStart");
  }
  if (checks !== undefined) writeWindowChecks(line, slot, scale, checks, cells, glyphs);
  return line;
}

/** The line under a runner's own: its longest execution, from its last possible start. */
export function executionLine(
  parts: readonly ExecutionPart[],
  scale: TimeScale,
  columns: number,
  glyphs: Glyphs,
): TextLine {
  const line = new TextLine(columns);
  for (const part of parts) {
    for (const span of scale.spans(part.from, part.to)) {
      const from = Math.min(Math.round(span.fromX), columns - 1);
      const to = Math.max(Math.round(span.toX), from + 1);
      line.fill(from, to, part.isOverlap ? glyphs.overlap : glyphs.execution, part.isOverlap ? "problem" : "execution");
    }
  }
  return line;
}

/** Rounds a slot to whole cells so that no part of it is lost where there is a cell for it. */
export function slotCells(cycle: Cycle, slot: CycleSlot, scale: TimeScale, columns: number): SlotCells {
  const cell = (seconds: number): number => Math.round(scale.x(Math.min(seconds, cycle.intervalSeconds)) ?? columns);
  const from = Math.min(cell(slot.slotStart), columns - 1);
  const to = Math.max(cell(slot.slotEnd), from + 1);
  if (cycle.windowSeconds === 0) return { from, safeTo: from, windowTo: from, to };
  // Lengths are rounded, not ends, so that all windows are equally long.
  const hasGap = cycle.gapSeconds > 0 && to - from > 1;
  const windowTo = between(from + 1, from + Math.round(scale.length(cycle.windowSeconds)), hasGap ? to - 1 : to);
  const isCut = cycle.safeStartSeconds < cycle.windowSeconds && windowTo - from > 1;
  if (cycle.safeStartSeconds === 0) return { from, safeTo: from, windowTo, to };
  const safeLength = Math.round(scale.length(cycle.safeStartSeconds));
  return { from, safeTo: between(from + 1, from + safeLength, isCut ? windowTo - 1 : windowTo), windowTo, to };
}

function writeIdleChecks(
  line: TextLine,
  slot: CycleSlot,
  scale: TimeScale,
  checks: Checks,
  cells: SlotCells,
  glyphs: Glyphs,
): void {
  if (scale.length(checks.periodSeconds) < LEAST_IDLE_CELLS) return;
  for (const piece of scale.pieces) {
    const times = checksBetween(checks, slot.position, piece.fromSeconds, piece.toSeconds, line.columns);
    for (const time of times.filter((seconds) => checkOutcome(slot, seconds) === "idle")) {
      const column = Math.min(Math.round(scale.x(time) ?? 0), line.columns - 1);
      // Rounding must not move a check into a window it misses.
      const outside = column < cells.from || column >= cells.windowTo;
      const moved = outside ? column : time < slot.windowStart ? cells.from - 1 : cells.windowTo;
      line.fill(moved, moved + 1, glyphs.tick, "tick");
    }
  }
}

function writeWindowChecks(
  line: TextLine,
  slot: CycleSlot,
  scale: TimeScale,
  checks: Checks,
  cells: SlotCells,
  glyphs: Glyphs,
): void {
  const isDense = scale.length(checks.periodSeconds) < LEAST_START_CELLS;
  const times = checksBetween(checks, slot.position, slot.windowStart, slot.windowEnd, isDense ? 1 : line.columns);
  for (const time of times) {
    const column = Math.round(scale.x(time) ?? 0);
    if (checkOutcome(slot, time) === "start") {
      line.write(between(cells.from, column, cells.safeTo - 1), glyphs.start, "start");
    } else if (cells.windowTo > cells.safeTo) {
      line.write(between(cells.safeTo, column, cells.windowTo - 1), glyphs.refused, "tick");
    }
  }
}

/** Checks nearer to each other than this are not drawn one by one. */
const LEAST_IDLE_CELLS = 3;
const LEAST_START_CELLS = 2;

function between(least: number, value: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}
