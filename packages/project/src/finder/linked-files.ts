import { formatOf } from "../formats/index.js";
import type { Parts } from "../formats/parts.js";
import { isCandidate, isPartOfWhole, mentionsUs } from "./candidates.js";
import { textOf } from "./files.js";
import { isLeftOut } from "./left-out.js";
import { MOST_PARTS } from "./limits.js";
import { mayReferToFiles } from "./named-files.js";
import { folderOf, inFolder, pathBelow } from "./paths.js";
import type { ProjectFile, RefersTo } from "./project-file.js";
import { isFolderOfParts } from "./project-root.js";
import { foldersAround } from "./repository.js";
import type { Tree } from "./tree.js";

/** What files refer to, by their paths from the project's folder; those of folders have a slash at their ends. */
export async function pathsIn(files: readonly ProjectFile[], refersTo: RefersTo): Promise<readonly string[]> {
  const paths = new Set<string>();
  for (const file of files)
    if (mayReferToFiles(file.text, file.path)) for (const path of await refersTo(file)) paths.add(path);
  return [...paths];
}

/** The folder that what a project's files refer to may not lead out of. */
export async function folderReaching(tree: Tree, root: string, path: string): Promise<string> {
  return path.startsWith("..") ? ((await foldersAround(tree, root)).at(-1) ?? root) : root;
}

/**
 * The files that a project's files refer to: settings that are named to pynenc, variables that Compose reads, services that
 * others extend. Nothing outside of the project's folder is read, whatever a file may name; only Compose, which is not
 * started from there, may reach as far as its repository does.
 */
export async function filesReferredTo(
  tree: Tree,
  root: string,
  paths: readonly string[],
): Promise<readonly FoundFile[]> {
  const found: FoundFile[] = [];
  for (const path of paths) {
    const within = await folderReaching(tree, root, path);
    const location = inFolder(root, path);
    // A symbolic link must not lead out either.
    if (pathBelow(within, location) === undefined) continue;
    const isModule = formatOf(location)?.countsOnlyIfOurs === true;
    if (isModule && !(await mayBeThere(tree, root, path))) continue;
    const text = textOf(await tree.read(location, within));
    if (text === undefined) continue;
    if (!isModule || mentionsUs(location, text)) found.push({ location, within });
  }
  return found;
}

/** Whether no folder on the way says that there is none: most of what modules import is a library's. */
async function mayBeThere(tree: Tree, root: string, path: string): Promise<boolean> {
  if (path.startsWith("..")) return true;
  let folder = root;
  for (const part of path.split("/")) {
    const listing = await tree.list(folder);
    if (listing !== undefined && part !== "." && part !== ".." && part !== "" && !listing.has(part)) return false;
    folder = inFolder(folder, part);
  }
  return true;
}

export interface FoundFile {
  readonly location: string;
  /** The folder that no link may lead out of. */
  readonly within?: string;
}

/**
 * The Kubernetes manifests, Compose files and units that stand beside others: they make one whole, and what one says of
 * pynenc another starts, with no word of it.
 */
export async function partsBeside(tree: Tree, files: readonly ProjectFile[]): Promise<readonly FoundFile[]> {
  const parts = new Set(files.flatMap(({ location, text }) => (isPartOfWhole(location, text) ? [location] : [])));
  const wholes = new Map<Parts, Set<string>>();
  for (const { location, text } of files) {
    const kind = parts.has(location) ? formatOf(location, text)?.parts : undefined;
    if (kind === undefined) continue;
    const folder = folderOf(location);
    const whole = isFolderOfParts(folder, kind) ? folderOf(folder) : folder;
    wholes.set(kind, (wholes.get(kind) ?? new Set()).add(whole));
  }
  const found: FoundFile[] = [];
  for (const [kind, folders] of wholes) {
    for (const folder of folders) {
      const others = (await pathsOfParts(tree, folder, kind)).filter((path) => !parts.has(path)).slice(0, MOST_PARTS);
      for (const path of others) {
        const text = textOf(await tree.read(path));
        if (text !== undefined && isPartOfWhole(path, text) && !(await isLeftOut(tree, path)))
          found.push({ location: path });
      }
    }
  }
  return found;
}

/** In a folder, and in those in it that hold nothing but parts. */
async function pathsOfParts(tree: Tree, folder: string, { beside, folders }: Parts): Promise<readonly string[]> {
  const listing = [...((await tree.list(folder)) ?? new Map<string, never>())];
  const paths = listing.flatMap(([name]) => (beside.test(name) ? [inFolder(folder, name)] : [])).sort();
  for (const [name, kind] of listing) {
    if (kind !== "folder" || folders?.test(name) !== true) continue;
    const inside = [...((await tree.list(inFolder(folder, name))) ?? new Map<string, never>()).keys()];
    paths.push(...inside.sort().map((each) => inFolder(inFolder(folder, name), each)));
  }
  return paths.filter(isCandidate);
}
