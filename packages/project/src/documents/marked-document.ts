import type { Parsers } from "../formats/parsers/all-parsers.js";
import type { SettingsDocument } from "./document.js";
import { readDocumentWith } from "./read-document-with.js";
import type { SettingsFile } from "./settings-file.js";

/** Reads a file, with what a byte order mark before its text does to pynenc: its reader of JSON stops, of YAML it may. */
export function readFileWith(
  parsers: Parsers,
  { name, text, isMarked }: Pick<SettingsFile, "name" | "text" | "isMarked">,
): SettingsDocument {
  const document = readDocumentWith(parsers, name, text);
  if (isMarked !== true || document.settings === undefined || document.syntaxProblem !== undefined) return document;
  // Only whether it can be read: places are those of the text without the mark, which is what everybody else has.
  if (readDocumentWith(parsers, name, `\uFEFF${text}`).syntaxProblem === undefined) return document;
  const range = { start: 0, end: Math.min(1, text.length) };
  return {
    ...document,
    settings: undefined,
    unread: undefined,
    declarations: undefined,
    syntaxProblem: { range, message: "A byte order mark stands at the beginning" },
  };
}
