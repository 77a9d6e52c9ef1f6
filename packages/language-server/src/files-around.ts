import { DECLARING_NAMES, fileFormat, isUvMember, mayAcceptInFiles } from "@slotwise/project";
import type { FoundFiles } from "./find-settings.js";
import { folderOf, inFolder, pathBelow } from "./uri-path.js";
import type { ProjectFile } from "./workspace.js";

/** A file's text, as it is now; undefined where there is none to read. */
type TextOf = (uri: string) => Promise<string | undefined>;

/**
 * What folders around a project say of it, as far as the workspace reaches: the lock file of a uv workspace, and what is
 * accepted in files.
 * @param files the project's own
 */
export async function filesAround(
  files: readonly ProjectFile[],
  root: string,
  found: FoundFiles,
  textOf: TextOf,
): Promise<readonly ProjectFile[]> {
  const isLocked = files.some(({ name }) => fileFormat(name, "") === "lock");
  const locks = isLocked ? [] : await workspaceLock(root, found, textOf);
  return [...locks, ...(await acceptingAround(root, found, textOf))];
}

/** The folders of the projects within one; an empty name where nobody has searched for them. */
export function innerProjects(root: string, found: FoundFiles | undefined): readonly string[] {
  if (found === undefined) return [""];
  return [...found.roots].flatMap((each) => {
    const path = each === root ? undefined : pathBelow(root, each);
    return path === undefined ? [] : [`${path}/`];
  });
}

/** The nearest lock file of uv upwards, if the project is a member of its workspace. */
async function workspaceLock(root: string, found: FoundFiles, textOf: TextOf): Promise<readonly ProjectFile[]> {
  const nearest = foldersAround(root).find(({ folder }) => found.uris.has(inFolder(folder, "uv.lock")));
  if (nearest === undefined) return [];
  const { folder, up } = nearest;
  const uri = inFolder(folder, "uv.lock");
  const declaring = (await textOf(inFolder(folder, "pyproject.toml"))) ?? "";
  const text = isUvMember(declaring, pathBelow(folder, root) ?? "") ? await textOf(uri) : undefined;
  return text === undefined ? [] : [{ uri, name: `${up}uv.lock`, text }];
}

async function acceptingAround(root: string, found: FoundFiles, textOf: TextOf): Promise<readonly ProjectFile[]> {
  const accepting: ProjectFile[] = [];
  for (const { folder, up } of foldersAround(root)) {
    for (const name of DECLARING_NAMES) {
      const uri = inFolder(folder, name);
      const text = found.uris.has(uri) ? await textOf(uri) : undefined;
      if (text === undefined || !mayAcceptInFiles({ name, text })) continue;
      accepting.push({ uri, name: up + name, text, projectFolder: `${pathBelow(folder, root)}/` });
    }
  }
  return accepting;
}

interface FolderAround {
  readonly folder: string;
  /** The path there from the project's folder. */
  readonly up: string;
}

/** The nearest first. */
function foldersAround(root: string): readonly FolderAround[] {
  const around: FolderAround[] = [];
  for (let folder = root; folder !== folderOf(folder); ) {
    folder = folderOf(folder);
    around.push({ folder, up: "../".repeat(around.length + 1) });
  }
  return around;
}
