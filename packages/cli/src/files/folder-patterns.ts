import { readFileSync } from "node:fs";
import { join } from "node:path";
import { judgeDocuments, NO_DECLARATIONS, readDocumentWith } from "@slotwise/language-service/judge";
import { type IgnorePatterns, ignorePatterns } from "./ignore-patterns.js";
import { readText } from "./read-text.js";

/** The `.gitignore` of a folder, if it has a readable one. */
export function gitignoreOf(folder: string): readonly IgnorePatterns[] {
  try {
    return [ignorePatterns(folder, readFileSync(join(folder, ".gitignore"), "utf8"))];
  } catch {
    return [];
  }
}

/** Files that may say `exclude`, weakest first. */
const DECLARING_NAMES = ["pyproject.toml", "slotwise.toml"] as const;

/** What `exclude` in a folder's own settings of ours leaves out below it. */
export function excludePatternsOf(folder: string): readonly IgnorePatterns[] {
  const files = DECLARING_NAMES.flatMap((name) => {
    const read = readText(join(folder, name));
    // Parsing is dear, and most files say nothing of the kind.
    if (read.kind === "unreadable" || !/\bexclude\b/.test(read.text)) return [];
    return name === "slotwise.toml" || read.text.includes("slotwise") ? [{ name, text: read.text }] : [];
  });
  if (files.length === 0) return [];
  const documents = files.map(({ name, text }) => readDocumentWith(new Map(), name, text));
  const { exclude } = judgeDocuments(documents, NO_DECLARATIONS, []).declarations;
  return exclude.length === 0 ? [] : [ignorePatterns(folder, exclude)];
}
