import { isCandidate, isPartOfWhole } from "./candidates.js";
import { textOf } from "./files.js";
import { isLeftOut } from "./left-out.js";
import { MOST_PARTS } from "./limits.js";
import { mayReferToFiles } from "./named-files.js";
import { folderOf, inFolder, pathBelow } from "./paths.js";
import type { ProjectFile, RefersTo } from "./project-file.js";
import { foldersAround } from "./repository.js";
import type { Tree } from "./tree.js";

/**
 * The files that a project's files refer to: settings that are named to pynenc, variables that Compose reads, services that
 * others extend. Nothing outside of the project's folder is read, whatever a file may name; only Compose, which is not
 * started from there, may reach as far as its repository does.
 */
export async function filesReferredTo(
  tree: Tree,
  root: string,
  files: readonly ProjectFile[],
  refersTo: RefersTo,
): Promise<readonly FoundFile[]> {
  const names = new Set<string>();
  for (const file of files) if (mayReferToFiles(file.text)) for (const name of await refersTo(file)) names.add(name);
  const found: FoundFile[] = [];
  for (const name of names) {
    const within = name.startsWith("..") ? ((await foldersAround(tree, root)).at(-1) ?? root) : root;
    const location = inFolder(root, name);
    // A symbolic link must not lead out either.
    if (pathBelow(within, location) !== undefined && (await tree.read(location, within)).kind === "text")
      found.push({ location, within });
  }
  return found;
}

export interface FoundFile {
  readonly location: string;
  /** The folder that no link may lead out of. */
  readonly within?: string;
}

/**
 * The Kubernetes manifests and Compose files that stand beside others: they make one whole, and what one says of pynenc
 * another starts, with no word of it.
 */
export async function partsBeside(tree: Tree, files: readonly ProjectFile[]): Promise<readonly FoundFile[]> {
  const parts = new Set(files.flatMap(({ location, text }) => (isPartOfWhole(location, text) ? [location] : [])));
  const found: FoundFile[] = [];
  for (const folder of new Set([...parts].map(folderOf))) {
    const names = [...((await tree.list(folder)) ?? new Map<string, never>()).keys()];
    const others = names
      .filter((name) => /\.ya?ml$/.test(name) && isCandidate(name))
      .sort()
      .map((name) => inFolder(folder, name))
      .filter((path) => !parts.has(path))
      .slice(0, MOST_PARTS);
    for (const path of others) {
      const text = textOf(await tree.read(path));
      if (text !== undefined && isPartOfWhole(path, text) && !(await isLeftOut(tree, path)))
        found.push({ location: path });
    }
  }
  return found;
}
