import { realpathSync } from "node:fs";
import { join } from "node:path";
import { mayNameFiles, pathsNamedIn, type SettingsFile } from "@slotwise/language-service/judge";
import { isWithin } from "./is-within.js";
import { readerFor } from "./reader.js";

/**
 * The settings files that a project's files name to pynenc, as absolute paths.
 * @param root the project's folder: nothing outside of it is read, whatever a file may name
 */
export async function namedFiles(files: readonly SettingsFile[], root: string): Promise<readonly string[]> {
  const naming = files.filter(({ text }) => mayNameFiles(text));
  if (naming.length === 0) return [];
  const read = await readerFor(naming);
  const paths = naming.flatMap((file) => pathsNamedIn(read(file))).map((path) => join(root, path));
  return [...new Set(paths)].filter((path) => isReallyWithin(path, root));
}

/** A symbolic link must not lead out either. */
function isReallyWithin(path: string, root: string): boolean {
  try {
    return isWithin(realpathSync(path), realpathSync(root));
  } catch {
    return false;
  }
}
