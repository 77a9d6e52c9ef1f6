import type { Cycle } from "@slotwise/core";
import { displayWidth, fitText, safeLine } from "@slotwise/words";
import { axisLabel } from "../cycle/axis.js";
import { canStart, createChecks, isMissed } from "../cycle/checks.js";
import { type ComparedCycle, haveOneScale, requireCompared } from "../cycle/compared-cycles.js";
import type { DrawingOptions } from "../cycle/drawing-options.js";
import { isReached, overlapSeconds } from "../cycle/execution.js";
import { TimeScale } from "../cycle/time-scale.js";
import { ASCII_GLYPHS, type Glyphs, UNICODE_GLYPHS } from "./text-glyphs.js";
import { TextLine } from "./text-line.js";
import type { CycleTextOptions } from "./text-options.js";
import { slotCells } from "./text-row.js";

/**
 * Two cycles as a line of characters each, one under the other, each behind its word. To one scale where both are as
 * long; else each fills its line, and how long it is stands at its end. No line break at the end.
 * @throws RangeError for options that are negative or no number
 */
export function compareCyclesText(
  before: ComparedCycle,
  after: ComparedCycle,
  options: Pick<CycleTextOptions, "columns" | "unicode" | "style"> = {},
): string {
  requireCompared(before, after);
  const glyphs = options.unicode === false ? ASCII_GLYPHS : UNICODE_GLYPHS;
  const style = options.style ?? ((text: string) => text);
  const columns = Math.max(LEAST_COLUMNS, Math.floor(options.columns ?? 80));
  const both = [before, after];
  const words = both.map(({ word }) => fitText(safeLine(word), Math.floor(columns / 3), glyphs.ellipsis));
  const ends = both.map(({ cycle }) =>
    haveOneScale(before, after) ? "" : ` ${axisLabel(cycle.intervalSeconds, cycle.intervalSeconds)}`,
  );
  const width = widest(words);
  const cells = columns - width - 1 - widest(ends);
  const lines = both.map(({ cycle, drawing }, index) => {
    const [word = "", end = ""] = [words[index], ends[index]];
    const line = stripLine(cycle, drawing ?? {}, cells, glyphs).render(style, end !== "");
    return `${style(word.padStart(word.length + width - displayWidth(word)), "label")} ${line}${style(end, "axis")}`;
  });
  return lines.map((line) => (options.unicode === false ? line.replaceAll("µ", "u") : line)).join("\n");
}

/** All windows of a cycle in one line; where there are more than cells, as many as there is room for, in proportion. */
function stripLine(cycle: Cycle, drawing: DrawingOptions, cells: number, glyphs: Glyphs): TextLine {
  const line = new TextLine(cells);
  if (!canStart(cycle)) {
    line.fill(0, cells, glyphs.dead, "gap");
    return line;
  }
  const scale = TimeScale.whole(cycle.intervalSeconds, 0, cells);
  const checks = createChecks(drawing);
  const hasGap = cycle.gapSeconds > 0;
  if (hasGap) line.fill(0, cells, glyphs.gap, "gap");
  const step = Math.max(1, (cycle.totalRunners * (hasGap ? 2 : 1)) / cells);
  const overlaps = overlapSeconds(cycle, drawing) > 0;
  for (let place = 0; place < cycle.totalRunners; place += step) {
    const slot = cycle.slotAt(Math.floor(place));
    const { from, safeTo, windowTo } = slotCells(cycle, slot, scale, cells);
    if (checks !== undefined && isMissed(cycle, slot, checks)) line.fill(from, windowTo, glyphs.missed, "missed");
    else {
      line.fill(from, windowTo, glyphs.window, "window");
      line.fill(from, safeTo, glyphs.safeStart, "safeStart");
    }
    if (overlaps && isReached(cycle, slot, checks)) line.fill(from, from + 1, glyphs.overlap, "problem");
  }
  return line;
}

function widest(texts: readonly string[]): number {
  return Math.max(...texts.map((each) => displayWidth(each)));
}

const LEAST_COLUMNS = 40;
