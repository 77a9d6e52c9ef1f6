import { DECLARING_NAMES, mayAcceptInFiles } from "./declared-excludes.js";
import { textOf } from "./files.js";
import { folderOf, inFolder, pathBelow } from "./paths.js";
import { foldersAround, isRepositoryRoot } from "./repository.js";
import { onceAFolder, type Tree } from "./tree.js";
import { isUvMember } from "./uv-workspace.js";

/** A file of a folder around a project that may accept problems in it. */
export interface OuterDeclaration {
  readonly location: string;
  readonly text: string;
  /** The project's folder from that of the file, with a slash at its end. */
  readonly projectFolder: string;
}

export async function outerDeclarations(tree: Tree, root: string): Promise<readonly OuterDeclaration[]> {
  if (tree.isTop(root)) return [];
  const outer: OuterDeclaration[] = [];
  for (const folder of await acceptingAround(tree, folderOf(root))) {
    // Most say nothing of the kind; how far around the project they may stand is only asked where one does.
    if (!(await foldersAround(tree, root)).includes(folder)) break;
    for (const name of DECLARING_NAMES) {
      const text = textOf(await tree.readIn(folder, name));
      if (text === undefined || !mayAcceptInFiles({ name, text })) continue;
      outer.push({ location: inFolder(folder, name), text, projectFolder: `${pathBelow(folder, root)}/` });
    }
  }
  return outer;
}

/** A folder, and those around it, of which a file may accept problems, nearest first. */
const acceptingAround: (tree: Tree, folder: string) => Promise<readonly string[]> = onceAFolder(
  async (tree, folder) => {
    let accepts = false;
    for (const name of DECLARING_NAMES) {
      const text = textOf(await tree.readIn(folder, name));
      if (text !== undefined && mayAcceptInFiles({ name, text })) accepts = true;
    }
    const around = tree.isTop(folder) ? [] : await acceptingAround(tree, folderOf(folder));
    return accepts ? [folder, ...around] : around;
  },
);

/**
 * The lock file of the uv workspace that a project is a member of: the nearest one upwards, as far as the repository
 * reaches.
 */
export async function workspaceLock(tree: Tree, root: string): Promise<string | undefined> {
  if (tree.isTop(root)) return undefined;
  const folder = await lockingAround(tree, folderOf(root));
  if (folder === undefined) return undefined;
  for (let at = root; at !== folder; at = folderOf(at)) if (await isRepositoryRoot(tree, at)) return undefined;
  const declaring = textOf(await tree.readIn(folder, "pyproject.toml")) ?? "";
  return isUvMember(declaring, pathBelow(folder, root) ?? "") ? inFolder(folder, "uv.lock") : undefined;
}

const lockingAround: (tree: Tree, folder: string) => Promise<string | undefined> = onceAFolder(async (tree, folder) => {
  if (await tree.hasFile(folder, "uv.lock")) return folder;
  return tree.isTop(folder) ? undefined : lockingAround(tree, folderOf(folder));
});
