/** A text with where it begins in the whole. */
export interface TomlPiece {
  readonly start: number;
  readonly text: string;
}

/** What stands from one header to the next, whole and in pieces. */
export interface TomlTable {
  readonly whole: TomlPiece;
  readonly pieces: readonly TomlPiece[];
}

/** Keys of a piece: a keystroke parses so many, and each piece costs a look-up. */
const MOST_KEYS = 16;

/**
 * A line that begins at its first character with a header, or with a key. JavaScript's own beginning of a line is
 * behind other characters, too, which TOML has in a comment.
 */
const LINE = /(?:^|\n)(?:(\[)|[\w-]+[ \t]*=)/g;

/** Cuts a text at lines that look like a header, and long tables at lines that look like a key; the parser tells whether they are. */
export function cutToml(text: string): readonly TomlTable[] {
  const tables: TomlTable[] = [];
  let cuts = [0];
  let keys = 0;
  for (const { 0: line, 1: bracket, index } of text.matchAll(LINE)) {
    const start = line.startsWith("\n") ? index + 1 : index;
    if (bracket !== undefined) {
      if (start > 0) tables.push(tableOf(text, cuts, start));
      cuts = [start];
      keys = 0;
    } else if (keys++ === MOST_KEYS) {
      cuts.push(start);
      keys = 1;
    }
  }
  tables.push(tableOf(text, cuts, text.length));
  return tables;
}

function tableOf(text: string, cuts: readonly number[], end: number): TomlTable {
  const piece = (start: number, behind: number) => ({ start, text: text.slice(start, behind) });
  const pieces = cuts.map((start, index) => piece(start, cuts[index + 1] ?? end));
  return { whole: piece(cuts[0] ?? 0, end), pieces };
}
