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

/** Lines of a piece: a keystroke parses so many, and each piece costs a look-up. */
const MOST_LINES = 16;

/** Where a line looks like a key with a value. */
const KEY = /[\w-]+[ \t]*=/y;

const BRACKET = "[".charCodeAt(0);

/**
 * Cuts a text at lines that begin with a bracket, as headers do, and long tables at lines that look like a key; the parser
 * tells whether they are. Lines end with a line feed and nothing else, as in TOML.
 */
export function cutToml(text: string): readonly TomlTable[] {
  const tables: TomlTable[] = [];
  let cuts = [0];
  let lines = 0;
  for (let start = 0; start !== 0 || lines === 0; start = text.indexOf("\n", start) + 1) {
    if (text.charCodeAt(start) === BRACKET) {
      if (start > 0) tables.push(tableOf(text, cuts, start));
      cuts = [start];
      lines = 0;
    } else if (lines >= MOST_LINES && isKeyAt(text, start)) {
      cuts.push(start);
      lines = 0;
    }
    lines++;
  }
  tables.push(tableOf(text, cuts, text.length));
  return tables;
}

function isKeyAt(text: string, start: number): boolean {
  KEY.lastIndex = start;
  return KEY.test(text);
}

function tableOf(text: string, cuts: readonly number[], end: number): TomlTable {
  const piece = (start: number, behind: number) => ({ start, text: text.slice(start, behind) });
  const pieces = cuts.map((start, index) => piece(start, cuts[index + 1] ?? end));
  return { whole: piece(cuts[0] ?? 0, end), pieces };
}
