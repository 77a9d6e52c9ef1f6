import { formatOf } from "../formats/index.js";
import { folderReaching } from "./linked-files.js";
import { inFolder, pathBelow } from "./paths.js";
import type { ProjectFile } from "./project-file.js";
import type { ProjectKnowledge } from "./project-files.js";
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
  for (const folder of folders) {
    const location = inFolder(root, folder);
    if (pathBelow(await folderReaching(tree, root, folder), location) === undefined) continue;
    const members: string[] = [];
    for (const each of new Set(await rootsBelow(location))) {
      if (pathBelow(location, each) === undefined) continue;
      if (each === location || !(await tree.hasFile(each, "pyproject.toml"))) members.push(...(await membersOf(each)));
    }
    const own = members.filter((path) => isOfApplication(path));
    // One that has a `pyproject.toml` in a folder between is another one's.
    if (own.length === 0) continue;
    for (const file of await filesOf(location, own)) {
      if (file.projectFolder !== undefined || !isOfApplication(file.location, file.text)) continue;
      // What it accepts in files is about its own.
      files.push({ ...file, ofProject: folder, ...(file.innerProjects === undefined ? {} : { innerProjects: [""] }) });
    }
  }
  return files;
}

function isOfApplication(path: string, text?: string): boolean {
  return formatOf(path, text)?.isOfApplication === true;
}
