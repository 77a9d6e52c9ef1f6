import type { TextRole } from "./text-glyphs.js";

/** Colours a stretch of text for its role; what it adds must take no column. */
export type TextStyle = (text: string, role: TextRole) => string;

interface Cell {
  readonly glyph: string;
  readonly role: TextRole;
}

/** One line of cells to paint on; later paint covers earlier. */
export class TextLine {
  readonly #cells: (Cell | undefined)[];

  constructor(columns: number) {
    this.#cells = new Array<Cell | undefined>(columns).fill(undefined);
  }

  get columns(): number {
    return this.#cells.length;
  }

  /** Fills the cells `from` to before `to`, as far as the line has them. */
  fill(from: number, to: number, glyph: string, role: TextRole): void {
    for (let column = Math.max(0, from); column < Math.min(to, this.#cells.length); column++) {
      this.#cells[column] = { glyph, role };
    }
  }

  /** Writes characters of one column each. */
  write(column: number, text: string, role: TextRole): void {
    [...text].forEach((glyph, index) => {
      this.fill(column + index, column + index + 1, glyph, role);
    });
  }

  /**
   * The line, each run of one role styled at once.
   * @param isPadded whether blanks at its end are kept
   */
  render(style: TextStyle, isPadded = false): string {
    let text = "";
    let run = "";
    let role: TextRole | undefined;
    const flush = (): void => {
      text += role === undefined ? run : style(run, role);
      run = "";
    };
    let columns = this.#cells.length;
    while (!isPadded && columns > 0 && this.#cells[columns - 1] === undefined) columns--;
    for (const cell of this.#cells.slice(0, columns)) {
      if (cell?.role !== role) flush();
      role = cell?.role;
      run += cell?.glyph ?? " ";
    }
    flush();
    return text;
  }
}
