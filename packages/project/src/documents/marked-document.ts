import type { SettingsDocument } from "./document.js";
import { type Readers, readDocumentWith } from "./read-toml-document.js";
import type { SettingsFile } from "./settings-file.js";

/** Reads a file, with what a byte order mark before its text does to pynenc: its reader of JSON stops, of YAML it may. */
export function readFileWith(
  readers: Readers,
  { name, text, isMarked }: Pick<SettingsFile, "name" | "text" | "isMarked">,
): SettingsDocument {
  const document = readDocumentWith(readers, name, text);
  if (isMarked !== true || document.settings === undefined || document.syntaxProblem !== undefined) return document;
  // Only whether it can be read: places are those of the text without the mark, which is what everybody else has.
  if (readDocumentWith(readers, name, `\uFEFF${text}`).syntaxProblem === undefined) return document;
  const range = { start: 0, end: Math.min(1, text.length) };
  return {
    ...document,
    settings: undefined,
    unread: undefined,
    declarations: undefined,
    syntaxProblem: { range, message: "A byte order mark stands at the beginning" },
  };
}
