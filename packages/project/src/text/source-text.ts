/** A stretch of a text, as UTF-16 offsets: from its first character to just behind its last. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** Zero-based line, and zero-based UTF-16 character within it: what the Language Server Protocol counts. */
export interface TextPosition {
  readonly line: number;
  readonly character: number;
}

/** One file's text and where its lines begin. */
export interface SourceText {
  /** A path or URI: whatever the caller knows the file by. */
  readonly name: string;
  readonly text: string;
  positionAt(offset: number): TextPosition;
  /** The offset of a position; the text's end for a line that it does not have. */
  offsetAt(position: TextPosition): number;
  /** The text of one line, without its end. */
  lineText(line: number): string;
}

export function createSourceText(name: string, text: string): SourceText {
  const starts = [0];
  // As TOML, YAML and JSON count: \n and \r\n end a line.
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return {
    name,
    text,
    positionAt: (offset) => {
      const line = lastStartAtOrBefore(starts, offset);
      return { line, character: offset - (starts[line] ?? 0) };
    },
    offsetAt: ({ line, character }) => Math.min((starts[line] ?? text.length) + character, text.length),
    lineText: (line) => {
      const start = starts[line] ?? text.length;
      return text.slice(start, starts[line + 1] ?? text.length).replace(/\r?\n$/, "");
    },
  };
}

function lastStartAtOrBefore(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
