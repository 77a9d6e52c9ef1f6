import type { TextRange } from "../../text/source-text.js";

/** A text that stands in pieces of a file: lines that go on make one together. */
export interface JoinedText {
  readonly text: string;
  /** Where a stretch of it stands in the file. */
  rangeOf(start: number, end: number): TextRange;
}

/**
 * Joins pieces of a file's text.
 *
 * @param pieces each with where it stands; what only stands for something, a space for the end of a line, has as many
 * characters there as it has here
 */
export function joinedText(pieces: readonly { readonly text: string; readonly start: number }[]): JoinedText {
  const [first, ...others] = pieces;
  const text = pieces.map((piece) => piece.text).join("");
  if (first === undefined || others.length === 0) {
    const base = first?.start ?? 0;
    return { text, rangeOf: (start, end) => ({ start: base + start, end: base + end }) };
  }
  const offsets: number[] = [];
  for (const piece of pieces) for (let at = 0; at < piece.text.length; at++) offsets.push(piece.start + at);
  const last = (offsets.at(-1) ?? first.start - 1) + 1;
  return {
    text,
    rangeOf: (start, end) => {
      const from = offsets[start] ?? last;
      // An end is behind a character, and not where the next piece begins.
      return { start: from, end: end <= start ? from : (offsets[end - 1] ?? last - 1) + 1 };
    },
  };
}
