import { lineEnd } from "../../text/line-end.js";
import type { SourceText, TextRange } from "../../text/source-text.js";
import type { TextEdit } from "../../text/text-edit.js";
import type { TableEntry, TableNode } from "../../tree/tree.js";
import { parseToml } from "./toml.js";

/**
 * Moves a setting, comment and all, to where every class finds it: below `[tool.pynenc]`, or to the top of any other
 * file. Only where it stands on a line of its own, and the place is not taken; undefined otherwise.
 *
 * @param general the table that every class reads
 * @param table where it stands now
 * @param isBelowHeader whether that table has a header, `[tool.pynenc]`
 */
export function moveInToml(
  source: SourceText,
  general: TableNode,
  entry: TableEntry,
  table: TableNode,
  isBelowHeader: boolean,
): readonly TextEdit[] | undefined {
  const line = wholeLine(source, entry);
  if (line === undefined) return undefined;
  const end = lineEnd(source.text);
  const written = source.text.slice(line.start, line.end).trim();
  const place = isBelowHeader
    ? placeBelowHeader(source, general, table, written, end)
    : placeAtTop(source, general, written, end);
  if (place === undefined) return undefined;
  // A key or a header that is there already would be there twice.
  if (parseToml(applied(source.text, line, place)).kind !== "tree") return undefined;
  return [
    { range: line, newText: "" },
    { range: { start: place.at, end: place.at }, newText: place.text },
  ];
}

interface Insertion {
  readonly at: number;
  readonly text: string;
}

/** The line of a setting with its end, where nothing else stands on it. */
function wholeLine({ text }: SourceText, { keyRange, value }: TableEntry): TextRange | undefined {
  if (value.range === undefined) return undefined;
  const start = text.lastIndexOf("\n", keyRange.start) + 1;
  const next = text.indexOf("\n", value.range.end);
  const end = next === -1 ? text.length : next + 1;
  const isAlone =
    /^[ \t]*["']?$/.test(text.slice(start, keyRange.start)) &&
    !text.slice(keyRange.start, value.range.end).includes("\n") &&
    /^["']?[ \t]*(?:#.*)?\r?\n?$/.test(text.slice(value.range.end, end));
  return isAlone ? { start, end } : undefined;
}

/** Below the header `[tool.pynenc]`, or with one of its own, above the table where the setting stands now. */
function placeBelowHeader(
  source: SourceText,
  settings: TableNode,
  table: TableNode,
  written: string,
  lineEnd: string,
): Insertion | undefined {
  if (settings.range !== undefined) {
    const next = source.text.indexOf("\n", settings.range.end);
    return next === -1 ? undefined : { at: next + 1, text: `${written}${lineEnd}` };
  }
  if (table.range === undefined) return undefined;
  const at = startOfBlock(source, table.range.start);
  return { at, text: `[tool.pynenc]${lineEnd}${written}${lineEnd}${lineEnd}` };
}

/** Before the first table, since what follows its header belongs to it. */
function placeAtTop(source: SourceText, root: TableNode, written: string, lineEnd: string): Insertion | undefined {
  const headers = root.entries.flatMap(({ value }) => (value.kind === "table" ? headersIn(value) : []));
  if (headers.length === 0) return undefined;
  return { at: startOfBlock(source, Math.min(...headers)), text: `${written}${lineEnd}${lineEnd}` };
}

function headersIn(table: TableNode): readonly number[] {
  const own = table.range === undefined ? [] : [table.range.start];
  return [...own, ...table.entries.flatMap(({ value }) => (value.kind === "table" ? headersIn(value) : []))];
}

/** The start of a line, or of the comment that leads up to it. */
function startOfBlock(source: SourceText, offset: number): number {
  let { line } = source.positionAt(offset);
  while (line > 0 && /^\s*#/.test(source.lineText(line - 1))) line--;
  return source.offsetAt({ line, character: 0 });
}

function applied(text: string, removed: TextRange, { at, text: inserted }: Insertion): string {
  return at <= removed.start
    ? text.slice(0, at) + inserted + text.slice(at, removed.start) + text.slice(removed.end)
    : text.slice(0, removed.start) + text.slice(removed.end, at) + inserted + text.slice(at);
}
