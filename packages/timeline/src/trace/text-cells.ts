import type { TextRole } from "../terminal/text-glyphs.js";
import type { TextStyle } from "../terminal/text-line.js";
import type { Glyphs } from "./glyphs.js";
import type { MarkKind, Picture, PictureRow, Stretch } from "./picture.js";

interface Cell {
  readonly glyph: string;
  readonly role: TextRole;
}

/** The cells of a drawing's lines: so many for the whole time, each line exactly as long. */
export class TextCells {
  readonly width: number;
  readonly #picture: Picture;
  readonly #glyphs: Glyphs;
  readonly #style: TextStyle;

  constructor(picture: Picture, width: number, glyphs: Glyphs, style: TextStyle) {
    this.width = width;
    this.#picture = picture;
    this.#glyphs = glyphs;
    this.#style = style;
  }

  /** Whether windows are far enough apart to be told from each other. */
  get showsWindows(): boolean {
    return this.#picture.rows.every(
      ({ windows, vacant }) => (windows.length + vacant.length) * CELLS_PER_WINDOW <= this.width,
    );
  }

  /** Where an instant is; of one beyond the picture the cell at its edge. */
  columnOf(time: number): number {
    const { from, to } = this.#picture;
    const share = to > from ? (time - from) / (to - from) : 0;
    return Math.min(this.width - 1, Math.max(0, Math.floor(share * this.width)));
  }

  windows({ windows, vacant, since, until }: PictureRow): string {
    const { from, to } = this.#picture;
    const cells = this.#blank("gap");
    // Before it joins and once it is gone, a runner has no windows, and no gaps between them either.
    if (since < to && until > from) {
      cells.fill({ glyph: this.#glyphs.gap, role: "gap" }, this.columnOf(since), this.#columnAfter(until));
    }
    if (!this.showsWindows) return this.#render(cells);
    for (const window of vacant) this.#fill(cells, window, { glyph: this.#glyphs.vacant, role: "window" });
    for (const window of windows) this.#fill(cells, window, { glyph: this.#glyphs.window, role: "safeStart" });
    return this.#render(cells);
  }

  actions({ executions, blocks, marks }: PictureRow): string {
    const cells = this.#blank("label");
    for (const block of blocks) this.#fill(cells, block, { glyph: this.#glyphs.block, role: "problem" });
    for (const execution of executions) {
      this.#fill(cells, execution, { glyph: this.#glyphs.execution, role: "execution" });
    }
    this.#fillProblems(cells, executions);
    const taken = new Set<number>();
    for (const { at, kind } of marks.toSorted((one, other) => RANKS[one.kind] - RANKS[other.kind])) {
      if (kind === "end") continue;
      const column = this.columnOf(at);
      // A runner that looks as it joins shows both, side by side.
      const shown = kind === "join" && taken.has(column) ? Math.max(0, column - 1) : column;
      taken.add(column);
      cells[shown] = { glyph: this.#glyphs.marks[kind], role: roleOf(kind) };
    }
    return this.#render(cells);
  }

  silences(): string {
    const cells = this.#blank("label");
    for (const silence of this.#picture.silences) {
      this.#fill(cells, silence, { glyph: this.#glyphs.silence, role: "missed" });
    }
    return this.#render(cells);
  }

  #fillProblems(cells: Cell[], executions: readonly Stretch[]): void {
    const { problems } = this.#picture;
    if (problems.length === 0) return;
    let next = 0;
    for (const { from, to } of executions.toSorted((one, other) => one.from - other.from)) {
      while (next < problems.length && (problems[next]?.to ?? 0) <= from) next++;
      for (let index = next; index < problems.length; index++) {
        const problem = problems[index];
        if (problem === undefined || problem.from >= to) break;
        const shared = { from: Math.max(from, problem.from), to: Math.min(to, problem.to) };
        if (shared.from < shared.to) this.#fill(cells, shared, { glyph: this.#glyphs.problem, role: "problem" });
      }
    }
  }

  #columnAfter(time: number): number {
    return time >= this.#picture.to ? this.width : this.columnOf(time);
  }

  #blank(role: TextRole): Cell[] {
    return new Array<Cell>(this.width).fill({ glyph: " ", role });
  }

  #fill(cells: Cell[], { from, to }: Stretch, cell: Cell): void {
    const first = this.columnOf(from);
    cells.fill(cell, first, Math.max(first + 1, this.columnOf(to)));
  }

  #render(cells: readonly Cell[]): string {
    let text = "";
    for (let from = 0; from < cells.length; ) {
      const role = cells[from]?.role ?? "label";
      let to = from;
      while (to < cells.length && cells[to]?.role === role) to++;
      const run = cells
        .slice(from, to)
        .map(({ glyph }) => glyph)
        .join("");
      text += run.trim() === "" ? run : this.#style(run, role);
      from = to;
    }
    return text;
  }
}

/** From one window to the next, at least. */
const CELLS_PER_WINDOW = 3;

/** Which mark is seen where several fall on one cell: the one of the highest rank. A join goes beside it. */
const RANKS: Readonly<Record<MarkKind, number>> = {
  end: 0,
  look: 1,
  refusal: 2,
  start: 3,
  fault: 4,
  death: 4,
  join: 5,
};

function roleOf(kind: MarkKind): TextRole {
  switch (kind) {
    case "start":
      return "start";
    case "fault":
    case "refusal":
    case "death":
      return "problem";
    case "look":
    case "join":
    case "end":
      return "tick";
  }
}
