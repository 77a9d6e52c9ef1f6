import { formatOf } from "../formats/index.js";
import { isAskedFor } from "./asked-for.js";
import { isOwnName, mentionsUs } from "./candidates.js";
import type { Files, Unread } from "./files.js";
import type { Reach } from "./limits.js";
import { pathBelow } from "./paths.js";
import type { ProjectFile, RefersTo } from "./project-file.js";
import { projectFiles } from "./project-files.js";
import { projectRoot } from "./project-root.js";
import { sayingUsOrTooLarge } from "./saying-us.js";
import { searchFolder } from "./search.js";
import { type ReadProject, takenFiles } from "./taken-files.js";
import { type Asked, Tree } from "./tree.js";

/** The files of one project: what lies at and below the folder that pynenc would be started in. */
export interface FoundProject {
  readonly root: string;
  /** Weakest first, as pynenc reads them. */
  readonly files: readonly ProjectFile[];
  /** Where the files are whose problems are to be told; the others only belong to the picture. */
  readonly reported: ReadonlySet<string>;
}

export interface FoundProjects {
  readonly projects: readonly FoundProject[];
  /** Files that were asked for and could not be read, by where they are. */
  readonly unread: ReadonlyMap<string, UnreadFound>;
}

/** A file that somebody has to hear of, since it was not judged. */
export interface UnreadFound {
  /** Why it could not be read. */
  readonly reason: string;
  /** Whether it was only found, and may be about something else than pynenc. */
  readonly mayBeOthers?: true;
}

/** Finds the projects that what was asked about belongs to: files as they are, folders by searching them. */
export async function findProjects(
  files: Files,
  asked: Asked,
  { reach, refersTo }: { readonly reach: Reach; readonly refersTo: RefersTo },
): Promise<FoundProjects> {
  const tree = new Tree(files, asked);
  const unread = new Map<string, UnreadFound>();
  const members = new Map<string, Set<string>>();
  const take = async (path: string) => {
    const root = await projectRoot(tree, path);
    members.set(root, (members.get(root) ?? new Set()).add(path));
  };
  for (const path of asked.files) {
    const problem = problemOf(path, await tree.read(path));
    if (problem === undefined) await take(path);
    else unread.set(path, { reason: problem });
  }
  for (const folder of asked.folders) {
    for (const path of await sayingUsOrTooLarge(tree, await searchFolder(tree, folder, reach))) {
      const read = await tree.read(path);
      if (read.kind === "text" || isOwnName(path)) await take(path);
      if (read.kind === "text" || asked.files.has(path)) continue;
      unread.set(path, isOwnName(path) ? { reason: read.reason } : { reason: read.reason, mayBeOthers: true });
    }
  }
  const roots = [...members.keys()].sort();
  const rootsBelow = async (folder: string) => roots.filter((each) => pathBelow(folder, each) !== undefined);
  const membersOf = async (root: string) => [...(members.get(root) ?? [])];
  const read = async (root: string, own: readonly string[]): Promise<ReadProject> => {
    return { root, members: own, files: await projectFiles(tree, root, own, { refersTo, rootsBelow, membersOf }) };
  };
  const all: ReadProject[] = [];
  for (const root of roots) all.push(await read(root, [...(members.get(root) ?? [])]));
  const taken = takenFiles(all);
  const projects: FoundProject[] = [];
  for (const each of all) {
    const own = each.members.filter((location) => !taken.has(location));
    if (own.length === 0) continue;
    const { root, files: found } = own.length === each.members.length ? each : await read(each.root, own);
    const reported = new Set<string>();
    for (const { location, projectFolder } of found) {
      // What stands in a folder around is told with the project of that folder.
      if (projectFolder !== undefined) continue;
      if (own.includes(location) || (await isAskedFor(tree, location))) reported.add(location);
    }
    projects.push({ root, files: found, reported });
  }
  return { projects, unread };
}

/** Why a file that was named cannot be judged. One of no format that sets variables of pynenc's is told as unread. */
function problemOf(path: string, read: { readonly kind: "text"; readonly text: string } | Unread): string | undefined {
  if (read.kind !== "text") return read.reason;
  return formatOf(path, read.text) === undefined && !mentionsUs(path, read.text)
    ? "nothing is known of files with such a name"
    : undefined;
}
