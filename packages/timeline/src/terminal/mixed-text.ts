import { displayWidth, fitText, formatCount, formatDuration, safeLine } from "@slotwise/words";
import { axisTicks } from "../cycle/axis.js";
import { type MixedRunner, mixedLayout, type Stretch } from "../cycle/mixed-layout.js";
import { TimeScale } from "../cycle/time-scale.js";
import { axisLines } from "./text-axis.js";
import { ASCII_GLYPHS, type TextRole, UNICODE_GLYPHS } from "./text-glyphs.js";
import { TextLine } from "./text-line.js";
import type { CycleTextOptions } from "./text-options.js";

/**
 * The windows of a fleet whose members cut the cycle by different settings, a row a runner on one axis, and below them
 * when two of them may start at once. Lines for a terminal, without a line break at the end.
 */
export function mixedText(
  runners: readonly MixedRunner[],
  options: Pick<CycleTextOptions, "columns" | "unicode" | "style" | "maxRows"> = {},
): string {
  const glyphs = options.unicode === false ? ASCII_GLYPHS : UNICODE_GLYPHS;
  const style = options.style ?? ((text: string) => text);
  const columns = Math.max(LEAST_COLUMNS, Math.floor(options.columns ?? 80));
  const { spanSeconds, rows, hidden, shared, said } = mixedLayout(runners, options.maxRows ?? 12);
  const labels = rows.map(({ runner: { name, position } }) =>
    fitText(`${position + 1} ${safeLine(name)}`, Math.floor(columns / 3), glyphs.ellipsis),
  );
  const width = Math.max(TOGETHER.length, ...labels.map((label) => displayWidth(label)));
  const cells = columns - width - 1;
  const scale = TimeScale.whole(spanSeconds, 0, cells);
  const row = (label: string, stretches: readonly Stretch[], glyph: string, role: TextRole): string => {
    const line = new TextLine(cells);
    for (const { from, to } of stretches) {
      for (const { fromX, toX } of scale.spans(from, to)) {
        const start = Math.min(Math.round(fromX), cells - 1);
        line.fill(start, Math.max(start + 1, Math.round(toX)), glyph, role);
      }
    }
    const never = stretches.length === 0 ? style(NEVER, "problem") : line.render(style);
    return `${style(label + " ".repeat(width - displayWidth(label)), "label")} ${never}`.trimEnd();
  };
  const indent = " ".repeat(width + 1);
  const ticks = axisTicks(spanSeconds, Math.max(2, cells / CELLS_A_LABEL));
  const lines = [
    ...axisLines(ticks, scale, cells, glyphs).map((line) => indent + line.render(style)),
    ...rows.map(({ windows }, index) => row(labels[index] ?? "", windows, glyphs.safeStart, "safeStart")),
    ...(hidden === 0 ? [] : [style(`${glyphs.ellipsis} ${formatCount(hidden)} more ${glyphs.ellipsis}`, "label")]),
    ...(shared.length === 0 ? [] : [row(TOGETHER, shared, glyphs.overlap, "problem")]),
    legend(said.sharedSeconds, said.spanSeconds),
  ];
  return lines.map((line) => (options.unicode === false ? line.replaceAll("µ", "u") : line)).join("\n");

  function legend(sharedSeconds: number, of: number): string {
    const start = `${style(glyphs.safeStart, "safeStart")} ${style("may start", "label")}`;
    if (sharedSeconds === 0) return start;
    const words = `two may start at once, ${formatDuration(sharedSeconds)} of every ${formatDuration(of)}`;
    return `${start}   ${style(glyphs.overlap, "problem")} ${style(words, "label")}`;
  }
}

const TOGETHER = "together";
const NEVER = "never";
const LEAST_COLUMNS = 40;
const CELLS_A_LABEL = 10;
