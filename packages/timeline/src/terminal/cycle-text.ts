import type { Cycle } from "@slotwise/core";
import { displayWidth, fitText, formatCount, safeLine, wrapText } from "@slotwise/words";
import { cycleTicks } from "../cycle/axis.js";
import { cycleNotices } from "../cycle/cycle-notices.js";
import { requireDrawingOptions } from "../cycle/drawing-options.js";
import { excerptCaption, excerptTicks } from "../cycle/excerpt.js";
import { lateExecution } from "../cycle/execution.js";
import { placedPins } from "../cycle/pins.js";
import { axisLines } from "./text-axis.js";
import { type TextLayout, type TextRow, textLayout } from "./text-layout.js";
import { legendLines } from "./text-legend.js";
import { TextLine } from "./text-line.js";
import type { CycleTextOptions } from "./text-options.js";
import { executionLine, slotLine } from "./text-row.js";

/**
 * One cycle as lines for a terminal, without a line break at the end. Reads well without colour. Work does not grow
 * with the fleet.
 * @throws RangeError for options that are negative or no number
 */
export function cycleText(cycle: Cycle, options: CycleTextOptions = {}): string {
  requireDrawingOptions(options);
  const layout = textLayout(cycle, options);
  const lines = [
    ...titleLines(cycle, options, layout),
    ...timeLines(cycle, layout),
    ...pinLines(cycle, options, layout),
    ...layout.rows.flatMap((row) => rowLines(cycle, options, layout, row)),
    ...(options.legend === false ? [] : legendLines(cycle, options, layout)),
    ...(options.notices === false ? [] : noticeLines(cycle, options, layout)),
  ];
  return lines.map((line) => (options.unicode === false ? asAscii(line) : line)).join("\n");
}

function titleLines(cycle: Cycle, options: CycleTextOptions, layout: TextLayout): string[] {
  const { columns, glyphs, style } = layout;
  const lines = options.title === undefined ? [] : [safeLine(options.title)];
  if (layout.isExcerpt) lines.push(...wrapText(excerptCaption(cycle, layout.shown), columns));
  return lines.map((line) => style(fitText(line, columns, glyphs.ellipsis), "label"));
}

function timeLines(cycle: Cycle, layout: TextLayout): string[] {
  const { cells, glyphs, scale, shown } = layout;
  const ticks = layout.isExcerpt ? excerptTicks(cycle, shown) : cycleTicks(cycle, Math.max(2, cells / CELLS_A_LABEL));
  return axisLines(ticks, scale, cells, glyphs).map((line) => indent(layout) + line.render(layout.style));
}

/** Where crons tick, above the rows. */
function pinLines(cycle: Cycle, options: CycleTextOptions, layout: TextLayout): string[] {
  const pins = placedPins(options.pins, cycle, layout.scale, 1);
  if (pins.length === 0) return [];
  const { cells, glyphs, style } = layout;
  const line = new TextLine(cells);
  for (const { x, isLost } of pins) {
    const column = Math.min(Math.round(x), cells - 1);
    line.write(column, isLost ? glyphs.lostPin : glyphs.pin, isLost ? "problem" : "axis");
  }
  return [indent(layout) + line.render(style)];
}

function rowLines(cycle: Cycle, options: CycleTextOptions, layout: TextLayout, row: TextRow): string[] {
  const { cells, checks, glyphs, scale, shown, style } = layout;
  const lines: string[] = [];
  if (row.slot.position === shown.last) {
    const more = `${glyphs.ellipsis} ${formatCount(shown.hidden)} more ${glyphs.ellipsis}`;
    lines.push(indent(layout) + style(more, "label"));
  }
  const label = " ".repeat(layout.labelWidth - displayWidth(row.label)) + row.label;
  const line = slotLine(cycle, row.slot, scale, cells, checks, glyphs).render(style, row.status !== "");
  const status = row.status === "" ? "" : ` ${style(row.status, "problem")}`;
  lines.push(`${style(label, "label")} ${line}${status}`);
  const parts = row.status === "" ? lateExecution(cycle, row.slot, options) : [];
  if (parts.length > 0) lines.push(indent(layout) + executionLine(parts, scale, cells, glyphs).render(style));
  return lines;
}

function noticeLines(cycle: Cycle, options: CycleTextOptions, layout: TextLayout): string[] {
  const { columns, glyphs, style } = layout;
  return cycleNotices(cycle, options).flatMap(({ text }) =>
    wrapText(text, columns - 2).map((line, index) => style(`${index === 0 ? glyphs.notice : " "} ${line}`, "problem")),
  );
}

function indent(layout: TextLayout): string {
  return " ".repeat(layout.labelWidth + 1);
}

/** What this package itself writes beyond ASCII, apart from the glyphs. */
function asAscii(line: string): string {
  return line.replaceAll("µ", "u").replaceAll("–", "-");
}

const CELLS_A_LABEL = 10;
