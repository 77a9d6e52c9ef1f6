import { FORMATS } from "../formats/index.js";
import type { Parts } from "../formats/parts.js";
import { baseNameOf, folderOf } from "./paths.js";
import { isRepositoryRoot } from "./repository.js";
import { onceAFolder, type Tree } from "./tree.js";

/**
 * The folder of the project that a file belongs to, where its application is taken to be started: the nearest one upwards
 * with a `pyproject.toml`, as far as its repository reaches, else the file's own.
 */
export async function projectRoot(tree: Tree, path: string): Promise<string> {
  return (await rootAround(tree, folderOf(path))) ?? ownFolder(path);
}

const rootAround: (tree: Tree, folder: string) => Promise<string | undefined> = onceAFolder(async (tree, folder) => {
  if (await tree.hasFile(folder, "pyproject.toml")) return folder;
  if (tree.isTop(folder) || (await isRepositoryRoot(tree, folder))) return undefined;
  return rootAround(tree, folderOf(folder));
});

/**
 * A file's own folder; a workflow's is the one that `.github` is in, since only its path tells a workflow, and what is laid
 * over a unit belongs to the unit's.
 */
export function ownFolder(path: string): string {
  const folder = folderOf(path);
  if (FORMATS.some(({ parts }) => parts !== undefined && isFolderOfParts(folder, parts))) return folderOf(folder);
  return folder.endsWith("/.github/workflows") ? folderOf(folderOf(folder)) : folder;
}

/** Whether a folder holds nothing but what belongs to files beside it. */
export function isFolderOfParts(folder: string, { folders }: Parts): boolean {
  return folders?.test(baseNameOf(folder)) === true;
}

/** The nearest folder upwards with a `pyproject.toml`, whatever repository that is in. */
export const nearestPyproject: (tree: Tree, folder: string) => Promise<string | undefined> = onceAFolder(
  async (tree, folder) => {
    if (await tree.hasFile(folder, "pyproject.toml")) return folder;
    return tree.isTop(folder) ? undefined : nearestPyproject(tree, folderOf(folder));
  },
);
