import { folderOf, inFolder } from "./paths.js";
import { onceAFolder, type Tree } from "./tree.js";

/**
 * The root of the repository that a folder is in or is itself, as far as anything is looked at. In a worktree or a submodule
 * `.git` is a file.
 */
export const repositoryRootOf: (tree: Tree, folder: string) => Promise<string | undefined> = onceAFolder(
  async (tree, folder) => {
    if (await isRepositoryRoot(tree, folder)) return folder;
    return tree.isTop(folder) ? undefined : repositoryRootOf(tree, folderOf(folder));
  },
);

export async function isRepositoryRoot(tree: Tree, folder: string): Promise<boolean> {
  // Not by a list: an editor's search leaves out what stands in such folders, and with that their names.
  return (await tree.read(inFolder(folder, ".git"))).kind !== "missing";
}

/**
 * The folders around one that what it says may reach it from, nearest first: those up to the repository's root, or, without
 * a repository, up to the outermost folder that was asked about.
 */
export async function foldersAround(tree: Tree, folder: string): Promise<readonly string[]> {
  const root = await repositoryRootOf(tree, folder);
  const around: string[] = [];
  for (let at = folder; at !== root && !tree.isTop(at); ) {
    at = folderOf(at);
    if (root === undefined && !tree.isInAsked(at)) break;
    around.push(at);
  }
  return around;
}
