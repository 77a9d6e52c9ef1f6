import type { SourceText } from "./source-text.js";

/** The line that a cursor is in, cut where it stands. */
export interface LineAt {
  readonly line: number;
  /** The line's own offset. */
  readonly start: number;
  readonly before: string;
  readonly behind: string;
}

export function lineAt(source: SourceText, offset: number): LineAt {
  const { line, character } = source.positionAt(offset);
  const text = source.lineText(line);
  return { line, start: offset - character, before: text.slice(0, character), behind: text.slice(character) };
}
