import { formatOf } from "../formats/index.js";
import { outerDeclarations, workspaceLock } from "./around.js";
import { mayAcceptInFiles } from "./declared-excludes.js";
import type { ReadText } from "./files.js";
import { type FoundFile, filesReferredTo, partsBeside, pathsIn } from "./linked-files.js";
import { inFolder, pathBelow, pathFrom } from "./paths.js";
import type { ProjectFile } from "./project-file.js";
import type { ProjectKnowledge } from "./project-knowledge.js";
import { COMPANION_NAMES, isCompanion, sourcesInOrder } from "./source-order.js";
import { filesOfStarted } from "./started-folders.js";
import type { Tree } from "./tree.js";

/**
 * All files of one project, weakest first: its members, what stands in its folder and says what is installed, what any of
 * them refers to or makes one whole with, and what folders around say of it.
 *
 * @param root see `projectRoot`
 * @param members the files of the project that say something of pynenc, or were named
 */
export async function projectFiles(
  tree: Tree,
  root: string,
  members: readonly string[],
  knowledge: ProjectKnowledge,
): Promise<readonly ProjectFile[]> {
  const own = await ownFiles(tree, root, members, knowledge);
  const filesOf = async (folder: string, its: readonly string[]) =>
    (await ownFiles(tree, folder, its, knowledge)).files;
  return [...own.files, ...(await filesOfStarted(tree, root, own.startedIn, knowledge, filesOf))];
}

/** The same without what belongs to other projects, and the folders of those that something of it is started in. */
async function ownFiles(
  tree: Tree,
  root: string,
  members: readonly string[],
  { refersTo, rootsBelow }: ProjectKnowledge,
): Promise<{ readonly files: readonly ProjectFile[]; readonly startedIn: readonly string[] }> {
  const files: ProjectFile[] = [];
  const startedIn = new Set<string>();
  const taken = new Set<string>();
  const take = async ({ location, within }: FoundFile): Promise<void> => {
    if (taken.has(location)) return;
    taken.add(location);
    const read = await tree.read(location, within);
    if (read.kind !== "text") return;
    const found = fileOf(root, location, read);
    const file = tree.asked.files.has(location) ? found : { ...found, isOnlyFound: true };
    files.push(mayAcceptInFiles(file) ? { ...file, innerProjects: await innerProjects(tree, root, rootsBelow) } : file);
  };
  for (const location of await sourcesOf(tree, root, members)) await take({ location });
  if (!files.some(({ name }) => formatOf(name)?.installs === "locked")) {
    const lock = await workspaceLock(tree, root);
    if (lock !== undefined) await take({ location: lock });
  }
  // What is referred to may refer to more.
  for (let known = 0; known < files.length; ) {
    const fresh = files.slice(known);
    known = files.length;
    const paths = await pathsIn(fresh, refersTo);
    for (const path of paths) if (path.endsWith("/")) startedIn.add(path);
    const named = paths.filter((path) => !path.endsWith("/"));
    for (const each of await filesReferredTo(tree, root, named)) await take(each);
    for (const each of await partsBeside(tree, fresh)) await take(each);
  }
  for (const { location, text, projectFolder } of await outerDeclarations(tree, root)) {
    files.push({ ...fileOf(root, location, { kind: "text", text }), projectFolder });
  }
  return { files, startedIn: [...startedIn] };
}

function fileOf(root: string, location: string, { text, isMarked }: ReadText & { kind: "text" }): ProjectFile {
  const path = pathFrom(root, location);
  return { name: path, path, location, text, ...(isMarked === true ? { isMarked } : {}) };
}

/** Those asked for, and those beside them that belong to the picture by their names. */
async function sourcesOf(tree: Tree, root: string, members: readonly string[]): Promise<readonly string[]> {
  const listing = await tree.list(root);
  const inside = listing?.has("requirements") === true ? await tree.list(inFolder(root, "requirements")) : undefined;
  const known = new Set(members.map((path) => pathFrom(root, path)));
  for (const name of listing?.keys() ?? COMPANION_NAMES) if (isCompanion(name)) known.add(name);
  for (const name of inside?.keys() ?? []) if (isCompanion(`requirements/${name}`)) known.add(`requirements/${name}`);
  return sourcesInOrder(known)
    .filter((path) => known.has(path))
    .map((path) => inFolder(root, path));
}

/** An empty one says that nobody has looked for them. */
async function innerProjects(
  tree: Tree,
  root: string,
  rootsBelow: ProjectKnowledge["rootsBelow"],
): Promise<readonly string[]> {
  if (!tree.isInAsked(root)) return [""];
  return (await rootsBelow(root)).flatMap((each) => {
    const path = pathBelow(root, each);
    return path === undefined || path === "" ? [] : [`${path}/`];
  });
}
