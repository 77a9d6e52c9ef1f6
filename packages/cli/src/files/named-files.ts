import { existsSync, realpathSync } from "node:fs";
import { dirname, join } from "node:path";
import { mayReferToFiles, pathsReferredTo, type SettingsFile } from "@slotwise/project";
import { isWithin } from "./is-within.js";
import { readerFor } from "./reader.js";

/**
 * The files that a project's files refer to, as absolute paths: settings that are named to pynenc, variables that Compose
 * reads, services that others extend.
 * @param root the project's folder: nothing outside of it is read, whatever a file may name. Only Compose, which is not
 *   started from there, may reach up to the repository's root
 */
export async function namedFiles(files: readonly SettingsFile[], root: string): Promise<readonly string[]> {
  const naming = files.filter(({ text }) => mayReferToFiles(text));
  if (naming.length === 0) return [];
  const read = await readerFor(naming);
  const paths = new Set(naming.flatMap((file) => pathsReferredTo(read(file))));
  const upwards = [...paths].some((path) => path.startsWith("..")) ? repositoryOf(root) : root;
  return [...paths].flatMap((path) => {
    const absolute = join(root, path);
    return isReallyWithin(absolute, path.startsWith("..") ? upwards : root) ? [absolute] : [];
  });
}

/** The repository's root, or, where there is none, the folder itself. */
function repositoryOf(root: string): string {
  for (let folder = root; ; folder = dirname(folder)) {
    if (existsSync(join(folder, ".git"))) return folder;
    if (dirname(folder) === folder) return root;
  }
}

/** A symbolic link must not lead out either. */
function isReallyWithin(path: string, root: string): boolean {
  try {
    return isWithin(realpathSync(path), realpathSync(root));
  } catch {
    return false;
  }
}
