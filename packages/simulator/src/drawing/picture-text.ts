import type { TextRole, TextStyle } from "@slotwise/timeline";
import { exactTime } from "../counterexample/words.js";
import type { Microseconds } from "../microseconds.js";
import type { Mark, Picture, PictureRow, Stretch } from "./picture.js";
import { roundTicks } from "./ticks.js";

/** How a counterexample is drawn in a terminal. All optional. */
export interface PictureTextOptions {
  /** Width in characters; 80 where absent. */
  readonly columns?: number | undefined;
  /** Characters beyond ASCII; true where absent. */
  readonly unicode?: boolean | undefined;
  /** Colours a part; none where absent. */
  readonly style?: TextStyle | undefined;
}

interface Cell {
  readonly glyph: string;
  readonly role: TextRole;
}

interface Glyphs {
  readonly window: string;
  readonly gap: string;
  readonly execution: string;
  readonly problem: string;
  readonly marks: Readonly<Record<Mark["kind"], string>>;
  readonly tick: string;
}

const UNICODE: Glyphs = {
  window: "█",
  gap: "▁",
  execution: "═",
  problem: "╳",
  marks: { look: "╵", start: "●", end: "╡", join: "▸", fault: "▲", refusal: "×" },
  tick: "│",
};

const ASCII: Glyphs = {
  window: "#",
  gap: ".",
  execution: "=",
  problem: "!",
  marks: { look: "'", start: "|", end: "]", join: ">", fault: "^", refusal: "x" },
  tick: "|",
};

/** A counterexample as text: for each runner its windows, and below them what it does. */
export function pictureText(picture: Picture, options: PictureTextOptions = {}): string {
  const glyphs = options.unicode === false ? ASCII : UNICODE;
  const style = options.style ?? ((text: string) => text);
  const names = Math.max(...picture.rows.map(({ name }) => name.length)) + 2;
  const width = Math.max(20, (options.columns ?? 80) - names);
  const scale = (time: Microseconds): number =>
    Math.min(width - 1, Math.max(0, Math.floor(((time - picture.from) / (picture.to - picture.from)) * width)));
  const lines = picture.rows.flatMap((row) => [
    style(row.name.padEnd(names), "label") + render(windowCells(row, width, scale, glyphs), style),
    " ".repeat(names) + render(actionCells(row, picture, width, scale, glyphs), style),
  ]);
  return `${[...lines, ...axis(picture, names, width, scale, glyphs, style)].map((line) => line.trimEnd()).join("\n")}\n`;
}

type Scale = (time: Microseconds) => number;

function windowCells({ windows }: PictureRow, width: number, scale: Scale, glyphs: Glyphs): Cell[] {
  const cells = new Array<Cell>(width).fill({ glyph: glyphs.gap, role: "gap" });
  for (const window of windows) fill(cells, window, scale, { glyph: glyphs.window, role: "safeStart" });
  return cells;
}

function actionCells(row: PictureRow, picture: Picture, width: number, scale: Scale, glyphs: Glyphs): Cell[] {
  const cells = new Array<Cell>(width).fill({ glyph: " ", role: "label" });
  for (const execution of row.executions) {
    fill(cells, execution, scale, { glyph: glyphs.execution, role: "execution" });
    const shared = {
      from: Math.max(execution.from, picture.problem.from),
      to: Math.min(execution.to, picture.problem.to),
    };
    if (shared.from < shared.to) fill(cells, shared, scale, { glyph: glyphs.problem, role: "problem" });
  }
  for (const { at, kind } of row.marks) {
    const role: TextRole = kind === "start" ? "start" : kind === "fault" || kind === "refusal" ? "problem" : "tick";
    if (kind !== "end") cells[scale(at)] = { glyph: glyphs.marks[kind], role };
  }
  return cells;
}

function fill(cells: Cell[], { from, to }: Stretch, scale: Scale, cell: Cell): void {
  const first = scale(from);
  cells.fill(cell, first, Math.max(first + 1, scale(to)));
}

function axis(
  picture: Picture,
  names: number,
  width: number,
  scale: Scale,
  glyphs: Glyphs,
  style: TextStyle,
): readonly string[] {
  const marks = new Array<string>(width).fill(" ");
  let labels = "";
  for (const tick of roundTicks(picture.from, picture.to, Math.floor(width / 14))) {
    const column = scale(tick);
    marks[column] = glyphs.tick;
    if (labels.length <= column) labels = labels.padEnd(column) + exactTime(tick);
  }
  return [marks.join(""), labels].map((line) => " ".repeat(names) + style(line, "axis"));
}

function render(cells: readonly Cell[], style: TextStyle): string {
  let text = "";
  for (let from = 0; from < cells.length; ) {
    const role = cells[from]?.role ?? "label";
    let to = from;
    while (to < cells.length && cells[to]?.role === role) to++;
    const run = cells
      .slice(from, to)
      .map(({ glyph }) => glyph)
      .join("");
    text += run.trim() === "" ? run : style(run, role);
    from = to;
  }
  return text;
}
