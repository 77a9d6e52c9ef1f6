import type { Cycle, CycleSlot } from "@slotwise/core";
import { displayWidth, fitText, formatCount, safeLine } from "@slotwise/words";
import { type Checks, canStart, createChecks, isMissed } from "../cycle/checks.js";
import { excerptScale } from "../cycle/excerpt.js";
import { rowPositions, type ShownRows, shownRows } from "../cycle/shown-rows.js";
import { TimeScale } from "../cycle/time-scale.js";
import { ASCII_GLYPHS, type Glyphs, UNICODE_GLYPHS } from "./text-glyphs.js";
import type { TextStyle } from "./text-line.js";
import type { CycleTextOptions } from "./text-options.js";

/** One runner's row before it is drawn. */
export interface TextRow {
  readonly slot: CycleSlot;
  readonly label: string;
  /** One word where something is wrong with this row, else empty. */
  readonly status: string;
}

/** Where everything goes in a terminal drawing: a column of labels, the cells, a column of words where there are any. */
export interface TextLayout {
  readonly columns: number;
  readonly glyphs: Glyphs;
  readonly style: TextStyle;
  readonly checks: Checks | undefined;
  readonly shown: ShownRows;
  readonly rows: readonly TextRow[];
  readonly labelWidth: number;
  readonly cells: number;
  readonly scale: TimeScale;
  /** Whether the scale is that of the first few slots and the last, with a break between. */
  readonly isExcerpt: boolean;
}

export function textLayout(cycle: Cycle, options: CycleTextOptions): TextLayout {
  const columns = Math.max(LEAST_COLUMNS, Math.floor(options.columns ?? 80));
  const glyphs = options.unicode === false ? ASCII_GLYPHS : UNICODE_GLYPHS;
  const shown = shownRows(
    cycle.totalRunners,
    Math.min(MOST_ROWS, Math.max(LEAST_ROWS, Math.floor(options.maxRows ?? 12))),
  );
  const checks = createChecks(options);
  const rows = rowPositions(shown).map((position) => {
    const slot = cycle.slotAt(position);
    const name = safeLine(options.names?.[position] ?? formatCount(position + 1));
    const label = fitText(name, Math.floor(columns / 4), glyphs.ellipsis);
    return { slot, label, status: rowStatus(cycle, slot, checks) };
  });
  const labelWidth = Math.max(...rows.map(({ label }) => displayWidth(label)));
  const statusWidth = Math.max(...rows.map(({ status }) => status.length));
  const cells = columns - labelWidth - 1 - (statusWidth > 0 ? statusWidth + 1 : 0);
  const isExcerpt = shown.last !== undefined && cells < cycle.totalRunners * LEAST_SLOT_CELLS;
  const scale = isExcerpt
    ? excerptScale(cycle, shown, { fromX: 0, toX: cells }, BREAK_CELLS)
    : TimeScale.whole(cycle.intervalSeconds, 0, cells);
  const style = options.style ?? ((text: string) => text);
  return { columns, glyphs, style, checks, shown, rows, labelWidth, cells, scale, isExcerpt };
}

function rowStatus(cycle: Cycle, slot: CycleSlot, checks: Checks | undefined): string {
  if (!canStart(cycle)) return "never";
  return checks !== undefined && isMissed(cycle, slot, checks) ? "missed" : "";
}

const LEAST_COLUMNS = 40;
const LEAST_ROWS = 3;
const MOST_ROWS = 200;
const LEAST_SLOT_CELLS = 2;
const BREAK_CELLS = 2;
