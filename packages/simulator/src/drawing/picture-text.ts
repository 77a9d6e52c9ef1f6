import type { TextRole, TextStyle } from "@slotwise/timeline";
import { exactTime } from "../counterexample/words.js";
import type { Microseconds } from "../time/microseconds.js";
import { ASCII, type Glyphs, UNICODE } from "./glyphs.js";
import type { Picture, PictureRow, Stretch } from "./picture.js";
import { pictureLegend } from "./picture-legend.js";
import { roundTicks } from "./ticks.js";

/** How a counterexample is drawn in a terminal. All optional. */
export interface PictureTextOptions {
  /** Width in characters; 80 where absent. */
  readonly columns?: number | undefined;
  /** Characters beyond ASCII; true where absent. */
  readonly unicode?: boolean | undefined;
  /** Colours a part; none where absent. */
  readonly style?: TextStyle | undefined;
  /** A last line that says what the marks are; true where absent. */
  readonly legend?: boolean | undefined;
}

interface Cell {
  readonly glyph: string;
  readonly role: TextRole;
}

/** A counterexample as text: for each runner its windows, below them what it does, and what the marks are. */
export function pictureText(picture: Picture, options: PictureTextOptions = {}): string {
  const glyphs = options.unicode === false ? ASCII : UNICODE;
  const style = options.style ?? ((text: string) => text);
  const names = Math.max(...picture.rows.map(({ name }) => name.length)) + 2;
  const width = Math.max(20, (options.columns ?? 80) - names);
  const scale = (time: Microseconds): number =>
    Math.min(width - 1, Math.max(0, Math.floor(((time - picture.from) / (picture.to - picture.from)) * width)));
  const lines = picture.rows.flatMap((row) => [
    style(row.name.padEnd(names), "label") + render(windowCells(row, picture, width, scale, glyphs), style),
    " ".repeat(names) + render(actionCells(row, picture, width, scale, glyphs), style),
  ]);
  const all = [
    ...lines,
    ...axis(picture, names, width, scale, glyphs, style),
    ...(options.legend === false ? [] : pictureLegend(picture, glyphs, names + width, style)),
  ];
  return `${all.map((line) => line.trimEnd()).join("\n")}\n`;
}

type Scale = (time: Microseconds) => number;

function windowCells(
  { windows, since }: PictureRow,
  picture: Picture,
  width: number,
  scale: Scale,
  glyphs: Glyphs,
): Cell[] {
  const cells = new Array<Cell>(width).fill({ glyph: glyphs.gap, role: "gap" });
  // Before it joins, a runner has no windows, and no gaps between them either.
  cells.fill({ glyph: " ", role: "gap" }, 0, since < picture.to ? scale(since) : width);
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
  const taken = new Set<number>();
  // A runner that looks as it joins shows both, side by side.
  for (const { at, kind } of row.marks.toSorted(
    (one, other) => Number(one.kind === "join") - Number(other.kind === "join"),
  )) {
    if (kind === "end") continue;
    const role: TextRole = kind === "start" ? "start" : kind === "fault" || kind === "refusal" ? "problem" : "tick";
    const column = taken.has(scale(at)) && kind === "join" ? Math.max(0, scale(at) - 1) : scale(at);
    taken.add(column);
    cells[column] = { glyph: glyphs.marks[kind], role };
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
