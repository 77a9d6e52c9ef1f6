import { relative, resolve } from "node:path";
import { isWithin } from "../../../files/is-within.js";
import { repositoryRootOf } from "../../../files/repository-root.js";
import { slashed } from "../../../files/slashed.js";

/**
 * A file's name in a difference: as git has it, from the root of the repository, whatever folder it is asked in. Without a
 * repository, and for a file outside of it, from the current folder.
 */
export function diffName(name: string, currentFolder: string): string {
  const path = resolve(currentFolder, name);
  const root = repositoryRootOf(currentFolder);
  return slashed(relative(root !== undefined && isWithin(path, root) ? root : currentFolder, path));
}
