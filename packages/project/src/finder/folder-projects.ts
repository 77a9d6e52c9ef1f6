import { formatOf } from "../formats/index.js";
import { isCandidate, isPartOfWhole, mentionsUs } from "./candidates.js";
import type { Files, ReadText } from "./files.js";
import type { FoundProject } from "./find-projects.js";
import { leavingOut } from "./left-out.js";
import type { Reach } from "./limits.js";
import { mayReferToFiles } from "./named-files.js";
import { baseNameOf, folderOf, pathBelow } from "./paths.js";
import type { RefersTo } from "./project-file.js";
import { projectFiles } from "./project-files.js";
import { nearestPyproject, ownFolder, projectRoot } from "./project-root.js";
import { likeliest, sayingUs, thoseThat } from "./saying-us.js";
import { searchFolder } from "./search.js";
import { type ReadProject, takenFiles } from "./taken-files.js";
import { Tree } from "./tree.js";

/** A project that reads a file. */
export type ProjectOfFile = Pick<FoundProject, "root" | "files">;

/** How somebody looks around who works on some files of a folder. */
export interface FolderProjectsOptions {
  /** Undefined for files that are in none: of those only what is beside them is known. */
  readonly folder: string | undefined;
  readonly reach: Reach;
  readonly refersTo: RefersTo;
}

/**
 * The projects of a folder that somebody works in, asked for file by file: only what may belong to a file's projects is
 * read. Remembers what was found in stored files, so it serves until one of them changes: then another one takes its place,
 * and who still asks this one leaves nothing behind there. What is open may change with every question.
 */
export class FolderProjects {
  readonly #options: FolderProjectsOptions;
  #found: { readonly leavingOut: string; readonly paths: Promise<readonly string[]> } | undefined;
  readonly #members = new Map<string, Promise<readonly string[]>>();
  readonly #rootsBelow = new Map<string, Promise<readonly string[]>>();
  #referring: Promise<readonly string[]> | undefined;

  constructor(options: FolderProjectsOptions) {
    this.#options = options;
  }

  /** The same once a text has changed that leaves nothing out: what was found by names is still there. */
  afresh(): FolderProjects {
    const projects = new FolderProjects(this.#options);
    projects.#found = this.#found;
    return projects;
  }

  /**
   * The projects that read a file, its own first: whichever of them finds a problem in it, it is a problem of the file.
   *
   * @param files what is open laid over what is stored
   * @param open what is open: it counts as asked for
   */
  async projectsOf(path: string, files: Files, open: ReadonlyMap<string, ReadText>): Promise<readonly ProjectOfFile[]> {
    const { tree, found, openMembers, ...rest } = await this.#lookAround(path, files, open);
    const roots = await this.#rootsThatMayRead(tree, path, found, [...openMembers.keys()]);
    const projects = await this.#projectsAt(roots, rest);
    return projects.filter(({ files }) =>
      files.some(({ location, projectFolder }) => location === path && projectFolder === undefined),
    );
  }

  /**
   * All projects of the folder that say something.
   * @param path of a file in it
   */
  async projectsIn(path: string, files: Files, open: ReadonlyMap<string, ReadText>): Promise<readonly ProjectOfFile[]> {
    const { tree, found, openMembers, ...rest } = await this.#lookAround(path, files, open);
    const top = this.#options.folder ?? folderOf(path);
    return this.#projectsAt(new Set([...(await this.#projectsBelow(tree, top, found)), ...openMembers.keys()]), rest);
  }

  async #lookAround(path: string, files: Files, open: ReadonlyMap<string, ReadText>): Promise<Surroundings> {
    const { folder, refersTo } = this.#options;
    const tree = new Tree(files, {
      folders: folder === undefined ? [] : [folder],
      files: new Set(open.keys()),
      boundary: folder ?? ownFolder(path),
    });
    const found = await this.#search(tree, open);
    const openMembers = await membersAmong(tree, open);
    const rootsBelow = async (below: string) => [
      ...new Set([...(await this.#projectsBelow(tree, below, found)), ...openMembers.keys()]),
    ];
    const membersOf = async (root: string) => {
      const stored = (await this.#membersOf(tree, root, found)).filter((each) => !open.has(each));
      return [...stored, ...(openMembers.get(root) ?? [])];
    };
    const read = async (root: string, members: readonly string[]): Promise<ReadProject> => {
      return { root, members, files: await projectFiles(tree, root, members, { refersTo, rootsBelow, membersOf }) };
    };
    return { tree, found, openMembers, membersOf, read };
  }

  /** Each with the files that no other one takes. */
  async #projectsAt(
    roots: Iterable<string>,
    { membersOf, read }: Pick<Surroundings, "membersOf" | "read">,
  ): Promise<readonly ProjectOfFile[]> {
    const all: ReadProject[] = [];
    for (const root of roots) {
      const members = await membersOf(root);
      if (members.length > 0) all.push(await read(root, members));
    }
    const taken = takenFiles(all);
    const projects: ProjectOfFile[] = [];
    for (const each of all) {
      const own = each.members.filter((location) => !taken.has(location));
      if (own.length === 0) continue;
      const { root, files } = own.length === each.members.length ? each : await read(each.root, own);
      projects.push({ root, files });
    }
    return projects;
  }

  #search(tree: Tree, open: ReadonlyMap<string, ReadText>): Promise<readonly string[]> {
    const { folder, reach } = this.#options;
    if (folder === undefined) return Promise.resolve([]);
    // What is left out may be changing under somebody's hands.
    const key = leavingOut(open);
    if (this.#found?.leavingOut !== key) {
      this.#found = { leavingOut: key, paths: searchFolder(tree, folder, reach) };
      this.#members.clear();
      this.#rootsBelow.clear();
      this.#referring = undefined;
    }
    return this.#found.paths;
  }

  /** Its own project, those around it, and those that Compose lets reach out of their folders; only they can name a file. */
  async #rootsThatMayRead(
    tree: Tree,
    path: string,
    found: readonly string[],
    openRoots: readonly string[],
  ): Promise<Iterable<string>> {
    const around: string[] = [];
    for (let at = folderOf(path); !tree.isTop(at); at = folderOf(at)) around.push(folderOf(at));
    this.#referring ??= this.#rootsReferringOut(tree, found);
    return new Set([
      await projectRoot(tree, path),
      folderOf(path),
      ...around,
      ...(await this.#referring),
      ...openRoots,
      ...(baseNameOf(path) === "uv.lock" ? await pyprojectsBelow(tree, folderOf(path), found) : []),
    ]);
  }

  async #rootsReferringOut(tree: Tree, found: readonly string[]): Promise<readonly string[]> {
    const yaml = found.filter((path) => /\.ya?ml$|\/Kustomization$/.test(path));
    const leadingOut = await thoseThat(tree, likeliest(yaml, this.#options.reach.read), mayLeadOut);
    return Promise.all(leadingOut.map((path) => projectRoot(tree, path)));
  }

  #membersOf(tree: Tree, root: string, found: readonly string[]): Promise<readonly string[]> {
    const known = this.#members.get(root) ?? this.#lookForMembers(tree, root, found);
    this.#members.set(root, known);
    return known;
  }

  async #lookForMembers(tree: Tree, root: string, found: readonly string[]): Promise<readonly string[]> {
    const hasPyproject = await tree.hasFile(root, "pyproject.toml");
    const possible: string[] = [];
    for (const path of found) {
      const isPossible = hasPyproject
        ? (await nearestPyproject(tree, folderOf(path))) === root
        : ownFolder(path) === root || (await projectRoot(tree, path)) === root;
      if (isPossible) possible.push(path);
    }
    // A repository within may end it: that is asked of the few that say something.
    const saying = await sayingUs(tree, likeliest(possible, this.#options.reach.read));
    const roots = await Promise.all(saying.map((path) => projectRoot(tree, path)));
    return saying.filter((_path, index) => roots[index] === root);
  }

  #projectsBelow(tree: Tree, folder: string, found: readonly string[]): Promise<readonly string[]> {
    const known = this.#rootsBelow.get(folder) ?? this.#lookForProjects(tree, folder, found);
    this.#rootsBelow.set(folder, known);
    return known;
  }

  async #lookForProjects(tree: Tree, folder: string, found: readonly string[]): Promise<readonly string[]> {
    const below = found.filter((path) => pathBelow(folder, path) !== undefined);
    const saying = await sayingUs(tree, likeliest(below, this.#options.reach.read));
    return Promise.all(saying.map((path) => projectRoot(tree, path)));
  }
}

/** What there is around a file, found once for one question. */
interface Surroundings {
  readonly tree: Tree;
  readonly found: readonly string[];
  /** What is open, by the root of its project. */
  readonly openMembers: ReadonlyMap<string, readonly string[]>;
  readonly membersOf: (root: string) => Promise<readonly string[]>;
  readonly read: (root: string, members: readonly string[]) => Promise<ReadProject>;
}

/** The open files that say something of pynenc, by the project that each belongs to. */
async function membersAmong(tree: Tree, open: ReadonlyMap<string, ReadText>): Promise<ReadonlyMap<string, string[]>> {
  const members = new Map<string, string[]>();
  for (const [path, read] of open) {
    if (read.kind !== "text" || !mayBeAboutUs(path, read.text)) continue;
    const root = await projectRoot(tree, path);
    members.set(root, [...(members.get(root) ?? []), path]);
  }
  return members;
}

/** What is open is as good as named: then the text tells formats as well. */
function mayBeAboutUs(path: string, text: string): boolean {
  return (isCandidate(path) || formatOf(path, text) !== undefined) && mentionsUs(path, text);
}

/** Whether Compose may take something from outside of a file's project. */
function mayLeadOut(path: string, text = ""): boolean {
  return text.includes("../") && mayReferToFiles(text, path) && isPartOfWhole(path, text);
}

/** The projects that what was found below a folder may belong to, of which some may be members of its workspace. */
async function pyprojectsBelow(tree: Tree, folder: string, found: readonly string[]): Promise<readonly string[]> {
  const folders = new Set(found.filter((path) => pathBelow(folder, path) !== undefined).map(folderOf));
  const roots = await Promise.all([...folders].map((each) => nearestPyproject(tree, each)));
  return roots.filter((root) => root !== undefined);
}
