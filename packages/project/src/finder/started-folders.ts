import { formatOf } from "../formats/index.js";
import { textOf } from "./files.js";
import { MOST_PARTS } from "./limits.js";
import { folderReaching } from "./linked-files.js";
import { ANY_FOLDER } from "./named-files.js";
import { inFolder, pathBelow } from "./paths.js";
import type { ProjectFile } from "./project-file.js";
import type { ProjectKnowledge } from "./project-knowledge.js";
import type { Tree } from "./tree.js";

/** How the files of a project are found, given those that make it one. */
type FilesOf = (root: string, members: readonly string[]) => Promise<readonly ProjectFile[]>;

/**
 * What the applications of other projects bring with them that a project starts in their folders: their settings, their code,
 * and what says what is installed. Where those folders' variables come from whoever starts them says.
 *
 * @param folders from the project's folder, with slashes at their ends
 */
export async function filesOfStarted(
  tree: Tree,
  root: string,
  folders: readonly string[],
  { rootsBelow, membersOf }: ProjectKnowledge,
  filesOf: FilesOf,
): Promise<readonly ProjectFile[]> {
  const files: ProjectFile[] = [];
  const known = folders.filter((folder) => folder !== ANY_FOLDER);
  const nearby = folders.length > known.length ? await foldersWithSettings(tree, root, await rootsBelow(root)) : [];
  for (const folder of [...known, ...nearby.filter((each) => !known.includes(each))]) {
    const location = inFolder(root, folder);
    const within = await folderReaching(tree, root, folder);
    if (pathBelow(within, location) === undefined) continue;
    const members: string[] = [];
    for (const each of new Set(await rootsBelow(location))) {
      if (pathBelow(location, each) === undefined) continue;
      if (each === location || !(await tree.hasFile(each, "pyproject.toml"))) members.push(...(await membersOf(each)));
    }
    const own = members.filter((path) => isOfApplication(path));
    // Where nobody has searched the folder, what stands in it by its name is there all the same. No link may lead out.
    const settings = await tree.read(inFolder(location, "pyproject.toml"), within);
    if (own.length === 0 && settings.kind !== "text") continue;
    for (const file of await filesOf(location, own)) {
      if (file.projectFolder !== undefined || !isOfApplication(file.location, file.text)) continue;
      // What it accepts in files is about its own.
      files.push({ ...file, ofProject: folder, ...(file.innerProjects === undefined ? {} : { innerProjects: [""] }) });
    }
  }
  return files;
}

/** The folders below that pynenc would find settings in if it were started there: one of them may be meant. */
async function foldersWithSettings(tree: Tree, root: string, roots: readonly string[]): Promise<readonly string[]> {
  const folders: string[] = [];
  for (const each of new Set(roots)) {
    const folder = pathBelow(root, each);
    if (folder === undefined || folder === "" || folders.length === MOST_PARTS) continue;
    if (/^\s*\[tool\.pynenc\b/m.test(textOf(await tree.readIn(each, "pyproject.toml")) ?? ""))
      folders.push(`${folder}/`);
  }
  return folders;
}

function isOfApplication(path: string, text?: string): boolean {
  return formatOf(path, text)?.isOfApplication === true;
}
