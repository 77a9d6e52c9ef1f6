import { readDeclarations } from "../documents/read-declarations.js";
import { readDocumentWith } from "../documents/read-document-with.js";
import type { SettingsFile } from "../documents/settings-file.js";

/** Files in a folder that may say `exclude`, weakest first. */
export const DECLARING_NAMES: readonly string[] = ["pyproject.toml", "slotwise.toml"];

/** The patterns of files to leave out that a folder's declaring files give, in the manner of `.gitignore`. */
export function declaredExcludes(files: readonly SettingsFile[]): readonly string[] {
  // Parsing is dear, and most files say nothing of the kind.
  const declaring = files.filter(
    ({ name, text }) => /\bexclude\b/.test(text) && (name.endsWith("slotwise.toml") || text.includes("slotwise")),
  );
  if (declaring.length === 0) return [];
  const documents = declaring.map(({ name, text }) => readDocumentWith({}, name, text));
  return readDeclarations(documents, []).declarations.exclude;
}

/** Whether a file can accept anything in files: most say nothing of the kind, and need not be parsed to know. */
export function mayAcceptInFiles({ name, text }: SettingsFile): boolean {
  return (
    name.endsWith(".toml") && /\bignore\b/.test(text) && (name.endsWith("slotwise.toml") || text.includes("slotwise"))
  );
}
