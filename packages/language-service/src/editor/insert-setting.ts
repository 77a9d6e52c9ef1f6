import type { SettingsDocument, SourceText, TableNode } from "@slotwise/project";
import { fileFormat, variableName } from "@slotwise/project";
import { modify } from "jsonc-parser";
import { formatFloat } from "../fleets/nice-numbers.js";
import type { FileEdit } from "./code-actions.js";
import { lineEnd } from "./line-end.js";

/** An edit that sets a setting which a file does not set yet; undefined where it has no place for one. */
export function insertSetting(document: SettingsDocument, field: string, value: number): FileEdit | undefined {
  const { source, settings } = document;
  const text = formatFloat(value);
  switch (fileFormat(source.name, source.text)) {
    case "pyproject":
      return intoTable(source, settings, "tool.pynenc", `${field} = ${text}`);
    case "toml":
      return atTop(source, settings, `${field} = ${text}`);
    case "yaml":
      return settings?.range === undefined ? undefined : atTop(source, settings, `${field}: ${text}`);
    case "json":
      return settings?.range === undefined ? undefined : intoJson(source, field, value);
    case "dotenv":
      return atEnd(source, `${variableName(field)}=${text}`);
    default:
      return undefined;
  }
}

/** The same for one of our own settings. */
export function insertDeclaration(document: SettingsDocument, key: string, value: string): FileEdit | undefined {
  const { source, declarations } = document;
  switch (fileFormat(source.name, source.text)) {
    case "slotwise":
      return atTop(source, declarations, `${key} = ${value}`);
    case "pyproject":
      return intoTable(source, declarations, "tool.slotwise", `${key} = ${value}`);
    default:
      return undefined;
  }
}

/** Below a table's header; where there is no such table, in one at the end. */
function intoTable(
  source: SourceText,
  table: TableNode | undefined,
  header: string,
  line: string,
): FileEdit | undefined {
  if (table === undefined) return atEnd(source, `[${header}]${lineEnd(source.text)}${line}`, true);
  const { range } = table;
  // A table in braces, or one that only dotted keys make, has no line to write below.
  const { line: at } = source.positionAt(range?.start ?? 0);
  if (range === undefined || !/^\s*\[[^[]/.test(source.lineText(at))) return undefined;
  return lineBefore(source, at + 1, line);
}

/** Before the first key of a file's root, which all tables come after. */
function atTop(source: SourceText, table: TableNode | undefined, line: string): FileEdit | undefined {
  const first = table?.entries[0]?.keyRange.start;
  if (first === undefined) return atEnd(source, line);
  const at = source.positionAt(first);
  // A root in braces has no line to write above.
  const isOwnLine = /^\s*\[?["']?$/.test(source.lineText(at.line).slice(0, at.character));
  return isOwnLine ? lineBefore(source, at.line, line) : undefined;
}

function intoJson({ name, text }: SourceText, field: string, value: number): FileEdit | undefined {
  const formattingOptions = { insertSpaces: true, tabSize: 2, eol: lineEnd(text) };
  const [edit, ...others] = modify(text, [field], value, { formattingOptions, getInsertionIndex: () => 0 });
  if (edit === undefined || others.length > 0) return undefined;
  return { file: name, range: { start: edit.offset, end: edit.offset + edit.length }, newText: edit.content };
}

function lineBefore(source: SourceText, line: number, text: string): FileEdit {
  if (line > source.positionAt(source.text.length).line) return atEnd(source, text);
  const start = source.offsetAt({ line, character: 0 });
  return { file: source.name, range: { start, end: start }, newText: `${text}${lineEnd(source.text)}` };
}

function atEnd({ name, text }: SourceText, line: string, isApart = false): FileEdit {
  const end = lineEnd(text);
  const isOpen = text !== "" && !text.endsWith("\n");
  const newText = `${isOpen ? end : ""}${isApart && text.trim() !== "" ? end : ""}${line}${end}`;
  return { file: name, range: { start: text.length, end: text.length }, newText };
}
