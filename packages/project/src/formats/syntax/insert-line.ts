import { lineEnd } from "../../text/line-end.js";
import type { SourceText } from "../../text/source-text.js";
import type { TextEdit } from "../../text/text-edit.js";
import type { TableNode } from "../../tree/tree.js";

/** A line below a table's header; where there is no such table, in one at the end. */
export function belowHeader(
  source: SourceText,
  table: TableNode | undefined,
  header: string,
  line: string,
): TextEdit | undefined {
  if (table === undefined) return atEnd(source, `[${header}]${lineEnd(source.text)}${line}`, true);
  const { range } = table;
  // A table in braces, or one that only dotted keys make, has no line to write below.
  const { line: at } = source.positionAt(range?.start ?? 0);
  if (range === undefined || !/^\s*\[[^[]/.test(source.lineText(at))) return undefined;
  return lineBefore(source, at + 1, line);
}

/** A line before the first key of a file's root, which all tables come after. */
export function beforeFirstKey(source: SourceText, root: TableNode | undefined, line: string): TextEdit | undefined {
  const first = root?.entries[0]?.keyRange.start;
  if (first === undefined) return atEnd(source, line);
  const at = source.positionAt(first);
  // A root in braces has no line to write above.
  const isOwnLine = /^\s*\[?["']?$/.test(source.lineText(at.line).slice(0, at.character));
  return isOwnLine ? lineBefore(source, at.line, line) : undefined;
}

/** A line behind all others. */
export function atEnd({ text }: SourceText, line: string, isApart = false): TextEdit {
  const end = lineEnd(text);
  const isOpen = text !== "" && !text.endsWith("\n");
  const newText = `${isOpen ? end : ""}${isApart && text.trim() !== "" ? end : ""}${line}${end}`;
  return { range: { start: text.length, end: text.length }, newText };
}

function lineBefore(source: SourceText, line: number, text: string): TextEdit {
  if (line > source.positionAt(source.text.length).line) return atEnd(source, text);
  const start = source.offsetAt({ line, character: 0 });
  return { range: { start, end: start }, newText: `${text}${lineEnd(source.text)}` };
}
