import type { TextEdit } from "../findings/finding.js";

/** A text with its edits made; nothing when they overlap or lie outside of it, since then they were meant for another. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string | undefined {
  const inOrder = edits.toSorted((first, second) => first.place.startOffset - second.place.startOffset);
  let result = "";
  let at = 0;
  for (const { place, newText } of inOrder) {
    if (place.startOffset < at || place.endOffset < place.startOffset || place.endOffset > text.length)
      return undefined;
    result += text.slice(at, place.startOffset) + newText;
    at = place.endOffset;
  }
  return result + text.slice(at);
}
