import { modify } from "jsonc-parser";
import { lineEnd } from "../../text/line-end.js";
import type { TextEdit } from "../../text/text-edit.js";

/** Sets a key of the root that is not there yet, before all others. */
export function insertIntoJson(text: string, key: string, value: number): TextEdit | undefined {
  const formattingOptions = { insertSpaces: true, tabSize: 2, eol: lineEnd(text) };
  const [edit, ...others] = modify(text, [key], value, { formattingOptions, getInsertionIndex: () => 0 });
  if (edit === undefined || others.length > 0) return undefined;
  return { range: { start: edit.offset, end: edit.offset + edit.length }, newText: edit.content };
}
