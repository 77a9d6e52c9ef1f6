import { isLeftOutBy, type Patterns, patternsFrom, patternsIn } from "./left-out.js";
import { baseNameOf, folderOf } from "./paths.js";
import { SKIPPED_FOLDERS } from "./search.js";
import { onceAFolder, type Tree } from "./tree.js";

/** Whether somebody asked for a file: by its name, or with a folder whose search comes to it. */
export async function isAskedFor(tree: Tree, path: string): Promise<boolean> {
  if (tree.asked.files.has(path)) return true;
  const patterns = tree.isInAsked(path) ? await patternsWhereSearched(tree, folderOf(path)) : undefined;
  return patterns !== undefined && !(await isLeftOutBy(patterns, tree, path));
}

/** What leaves files out of a folder that a search comes to; undefined of one that it does not come to. */
const patternsWhereSearched: (tree: Tree, folder: string) => Promise<Patterns | undefined> = onceAFolder(
  async (tree, folder) => {
    if (tree.asked.folders.includes(folder)) return patternsFrom(tree, folder);
    if (folder === folderOf(folder) || SKIPPED_FOLDERS.has(baseNameOf(folder))) return undefined;
    const outer = await patternsWhereSearched(tree, folderOf(folder));
    if (outer === undefined || (await isLeftOutBy(outer, tree, `${folder}/`))) return undefined;
    return patternsIn(tree, folder, outer);
  },
);
