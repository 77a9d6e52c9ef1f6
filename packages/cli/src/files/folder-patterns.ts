import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DECLARING_NAMES, declaredExcludes, type IgnorePatterns, ignorePatterns } from "@slotwise/project";
import type { ReadFile } from "./read-text.js";
import { slashed } from "./slashed.js";

/** The `.gitignore` of a folder, if it has a readable one. */
export function gitignoreOf(folder: string): readonly IgnorePatterns[] {
  try {
    return [ignorePatterns(slashed(folder), readFileSync(join(folder, ".gitignore"), "utf8"))];
  } catch {
    return [];
  }
}

/** What `exclude` in a folder's own settings of ours leaves out below it. */
export function excludePatternsOf(folder: string, read: ReadFile): readonly IgnorePatterns[] {
  const files = DECLARING_NAMES.flatMap((name) => {
    const file = read(join(folder, name));
    return file.kind === "unreadable" ? [] : [{ name, text: file.text }];
  });
  const exclude = declaredExcludes(files);
  return exclude.length === 0 ? [] : [ignorePatterns(slashed(folder), exclude)];
}
