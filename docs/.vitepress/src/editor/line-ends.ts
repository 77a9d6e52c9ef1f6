import type { Text } from "@codemirror/state";

/** How a file ends its lines. What mixes both keeps to what it has more of: an editor shows no difference. */
export type LineEnd = "\n" | "\r\n";

export function lineEndOf(text: string): LineEnd {
  const all = text.match(/\r\n|\r|\n/g) ?? [];
  return all.filter((end) => end === "\r\n").length * 2 > all.length ? "\r\n" : "\n";
}

/** The same text with one kind of line ends. */
export function withLineEnd(text: string, lineEnd: LineEnd): string {
  return text.replaceAll(/\r\n|\r|\n/g, lineEnd);
}

// An editor's positions count a line end as one, the language counts what stands in the text.

/** Where an offset of the text is in the editor's document. */
export function toPosition(doc: Text, lineEnd: LineEnd, offset: number): number {
  if (lineEnd === "\n") return Math.min(Math.max(offset, 0), doc.length);
  let [first, last] = [1, doc.lines];
  while (first < last) {
    const middle = Math.ceil((first + last) / 2);
    if (toOffset(doc, lineEnd, doc.line(middle).from) <= offset) first = middle;
    else last = middle - 1;
  }
  const line = doc.line(first);
  return Math.min(Math.max(line.from, offset - (first - 1)), line.to);
}

/** Where a position of the editor's document is in the text. */
export function toOffset(doc: Text, lineEnd: LineEnd, position: number): number {
  return lineEnd === "\n" ? position : position + doc.lineAt(position).number - 1;
}
