import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  DECLARING_NAMES,
  declaredExcludes,
  type IgnorePatterns,
  ignorePatterns,
} from "@slotwise/language-service/judge";
import { readText } from "./read-text.js";
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
export function excludePatternsOf(folder: string): readonly IgnorePatterns[] {
  const files = DECLARING_NAMES.flatMap((name) => {
    const read = readText(join(folder, name));
    return read.kind === "unreadable" ? [] : [{ name, text: read.text }];
  });
  const exclude = declaredExcludes(files);
  return exclude.length === 0 ? [] : [ignorePatterns(slashed(folder), exclude)];
}
