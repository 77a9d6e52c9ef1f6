import {
  COMPANION_NAMES,
  DECLARING_NAMES,
  declaredExcludes,
  fileFormat,
  type IgnorePatterns,
  ignorePatterns,
  isCandidate,
  isCompanion,
  isIgnored,
  isOwnName,
  mayAcceptInFiles,
  mentionsUs,
  sourcesInOrder,
} from "@slotwise/project";
import { type CancellationToken, CancellationTokenSource } from "vscode-languageserver";
import { type Files, MOST_BYTES } from "./files.js";
import { filesAround, innerProjects } from "./files-around.js";
import { type FoundFiles, findSettings, ownRootOf, rootOf } from "./find-settings.js";
import { LinkedFiles } from "./linked-files.js";
import type { ReadFileResult } from "./protocol.js";
import { baseName, folderOf, inFolder, pathBelow } from "./uri-path.js";

/** A file of a project, as it is now: in the editor where it is open, else where it is stored. */
export interface ProjectFile {
  readonly uri: string;
  /** The path from the project's root, with slashes. */
  readonly name: string;
  readonly text: string;
  /** See `SettingsFile`. */
  readonly projectFolder?: string;
  readonly innerProjects?: readonly string[];
}

/** The files of one project, weakest first. */
export interface ProjectFiles {
  readonly root: string;
  readonly files: readonly ProjectFile[];
}

/** The texts that are open in the editor, by URI. */
export type OpenTexts = ReadonlyMap<string, { getText(): string }>;

/** Files that are read to find out whether they are about pynenc; a project with more is looked at in part. */
const MOST_READ = 1000;
const READ_AT_A_TIME = 16;

/** What is known of the workspace's files. Everything is looked for once, and again only after it changed. */
export class Workspace {
  readonly #files: Files;
  readonly #open: OpenTexts;
  #folders: readonly string[];
  readonly #found = new Map<string, Promise<FoundFiles>>();
  /** What was found, once it is. */
  readonly #listed = new Map<string, FoundFiles>();
  readonly #texts = new Map<string, Promise<ReadFileResult>>();
  readonly #members = new Map<string, Promise<readonly string[]>>();
  readonly #linked = new LinkedFiles();
  /** Counts what has changed: whoever began to look before that must not leave behind what they found. */
  #changes = 0;
  /** A search serves everybody who waits for it, so that only a workspace that changes cuts it short. */
  #search = new CancellationTokenSource();

  constructor(files: Files, folders: readonly string[], open: OpenTexts) {
    this.#files = files;
    this.#folders = folders;
    this.#open = open;
  }

  setFolders(folders: readonly string[]): void {
    this.#folders = folders;
    this.forgetAll();
  }

  /**
   * A file has changed where it is stored, or is new there: then what a search finds changes as well.
   *
   * @returns whether it matters: what has no name of ours does where it was asked for, because somebody names it
   */
  changed(uri: string, isNew: boolean): boolean {
    const isFound = isWanted(uri);
    if (!this.#texts.delete(uri) && !isFound) return false;
    this.#forgetMembers();
    if (isFound && (isNew || baseName(uri) === ".gitignore")) this.#forgetFound();
    return true;
  }

  /**
   * A file has gone, or a folder with all that was in it: of that, editors tell but once.
   *
   * @returns whether anything that is known came from there; most of what goes away in a workspace never mattered
   */
  gone(uri: string): boolean {
    const isInIt = (known: string) => known === uri || known.startsWith(`${uri}/`);
    const texts = [...this.#texts.keys()].filter(isInIt);
    const isSearching = [...this.#found.keys()].some((folder) => !this.#listed.has(folder));
    const wasListed = () => [...this.#listed.values()].some(({ uris }) => [...uris].some(isInIt));
    if (texts.length === 0 && !isSearching && !wasListed()) return false;
    for (const text of texts) this.#texts.delete(text);
    this.#forgetMembers();
    this.#forgetFound();
    return true;
  }

  /** A document was opened or closed: from now on its text comes from elsewhere. */
  openedOrClosed(uri: string): void {
    this.#texts.delete(uri);
    this.#linked.forget(uri);
    this.#forgetMembers();
  }

  forgetAll(): void {
    this.#search.cancel();
    this.#search = new CancellationTokenSource();
    this.#forgetFound();
    this.#texts.clear();
    this.#forgetMembers();
  }

  #forgetFound(): void {
    this.#found.clear();
    this.#listed.clear();
  }

  #forgetMembers(): void {
    this.#changes++;
    this.#members.clear();
  }

  /**
   * The project that an open document belongs to: everything at and below the nearest folder upwards with a
   * `pyproject.toml`, up to the workspace folder, else its own folder, or, of a workflow, its repository. Undefined where
   * the document says nothing of pynenc, or the search was cut short.
   */
  async projectOf(uri: string): Promise<ProjectFiles | undefined> {
    const { token } = this.#search;
    const changes = this.#changes;
    const text = this.#openText(uri);
    const folder = this.#workspaceFolderOf(uri);
    const found = folder === undefined ? undefined : await this.#foundIn(folder, token);
    const root = found === undefined ? ownRootOf(uri) : rootOf(uri, found.roots);
    // A lock file belongs to the picture without naming us in so many words.
    const belongs = isCompanion(pathBelow(root, uri) ?? baseName(uri));
    const isOurs = belongs || (isCandidate(uri) && mentionsUs(uri, text));
    if (!isOurs && !mayBeNamed(uri)) return undefined;
    const members = await (changes === this.#changes
      ? this.#membersOf(root, found, token)
      : this.#lookForMembers(root, found, token));
    if (token.isCancellationRequested) return undefined;
    const isOpenElsewhere = (each: string) => this.#open.has(each) && !this.#isOpenMember(each, root, found?.roots);
    const open = [...this.#open.keys()].filter((each) => this.#isOpenMember(each, root, found?.roots));
    const uris = new Set([...members.filter((each) => !isOpenElsewhere(each)), ...open, ...(isOurs ? [uri] : [])]);
    const byName = new Map([...uris].map((each) => [pathBelow(root, each) ?? baseName(each), each]));
    const files: ProjectFile[] = [];
    for (const name of sourcesInOrder(byName.keys())) {
      const member = byName.get(name);
      const own = member === undefined ? undefined : await this.#textOf(member);
      if (member === undefined || own === undefined) continue;
      const file = { uri: member, name, text: own };
      files.push(mayAcceptInFiles(file) ? { ...file, innerProjects: innerProjects(root, found) } : file);
    }
    const left = found === undefined ? [] : await this.#excluded(root);
    const linked = await this.#linked.of(files, {
      root,
      folder,
      // Without a workspace folder nobody has looked at what stands beside.
      known: found === undefined ? [] : [...new Set([...found.uris, ...this.#open.keys()])],
      isLeftOut: (name) => isIgnored(name, left),
      textOf: (each) => this.#textOf(each),
    });
    files.push(...linked);
    if (found !== undefined) files.push(...(await filesAround(files, root, found, (each) => this.#textOf(each))));
    const project = { root, files };
    return isOurs || project.files.some((file) => file.uri === uri) ? project : undefined;
  }

  /** Whether an open document says something about this project, by what stands in it now. */
  #isOpenMember(uri: string, root: string, roots: ReadonlySet<string> | undefined): boolean {
    const path = pathBelow(root, uri);
    if (path === undefined || (roots === undefined ? ownRootOf(uri) : rootOf(uri, roots)) !== root) return false;
    return isCompanion(path) || (isCandidate(path) && mentionsUs(path, this.#openText(uri)));
  }

  /** Undefined for a text that is no settings file: too large, or binary. */
  #openText(uri: string): string | undefined {
    const text = this.#open.get(uri)?.getText();
    return text === undefined || text.length > MOST_BYTES || text.includes("\0") ? undefined : text;
  }

  async #textOf(uri: string): Promise<string | undefined> {
    if (this.#open.has(uri)) return this.#openText(uri);
    const read = await this.#read(uri);
    return "text" in read ? read.text : undefined;
  }

  #read(uri: string): Promise<ReadFileResult> {
    const known = this.#texts.get(uri) ?? this.#files.read(uri);
    this.#texts.set(uri, known);
    return known;
  }

  #workspaceFolderOf(uri: string): string | undefined {
    const holding = this.#folders.filter((folder) => pathBelow(folder, uri) !== undefined);
    return holding.sort((one, other) => other.length - one.length)[0];
  }

  async #foundIn(folder: string, token: CancellationToken): Promise<FoundFiles> {
    const known = this.#found.get(folder) ?? findSettings(this.#files, folder, token);
    this.#found.set(folder, known);
    const found = await known;
    if (this.#found.get(folder) === known) this.#listed.set(folder, found);
    const openRoots = [...this.#open.keys()].filter((uri) => baseName(uri) === "pyproject.toml").map(folderOf);
    const isNew = openRoots.some((root) => !found.roots.has(root) && pathBelow(folder, root) !== undefined);
    return isNew ? { uris: found.uris, roots: new Set([...found.roots, ...openRoots]) } : found;
  }

  #membersOf(root: string, found: FoundFiles | undefined, token: CancellationToken): Promise<readonly string[]> {
    const known = this.#members.get(root) ?? this.#lookForMembers(root, found, token);
    this.#members.set(root, known);
    return known;
  }

  async #lookForMembers(
    root: string,
    found: FoundFiles | undefined,
    token: CancellationToken,
  ): Promise<readonly string[]> {
    const companions = COMPANION_NAMES.map((name) => inFolder(root, name));
    // Without a workspace folder nobody searches; what stands beside the document is looked at.
    if (found === undefined) return companions;
    const below = [...new Set([...found.uris, ...this.#open.keys()])].filter(
      (uri) => rootOf(uri, found.roots) === root,
    );
    const left = await this.#excluded(root);
    const candidates = below
      .filter((uri) => !companions.includes(uri))
      .map((uri) => ({ uri, path: pathBelow(root, uri) ?? uri }))
      .filter(({ path }) => isCandidate(path) && !isIgnored(path, left))
      .sort((one, other) => rank(one.path) - rank(other.path))
      .slice(0, MOST_READ);
    const forPip = below.filter(
      (uri) => uri.endsWith(".txt") && isCompanion(pathBelow(root, uri) ?? "") && !companions.includes(uri),
    );
    const members: string[] = [...companions.filter((uri) => found.uris.has(uri) || this.#open.has(uri)), ...forPip];
    for (let at = 0; at < candidates.length && !token.isCancellationRequested; at += READ_AT_A_TIME) {
      const batch = candidates.slice(at, at + READ_AT_A_TIME);
      const texts = await Promise.all(batch.map(({ uri }) => this.#textOf(uri)));
      for (const [index, { uri, path }] of batch.entries()) if (mentionsUs(path, texts[index])) members.push(uri);
    }
    return members;
  }

  async #excluded(root: string): Promise<readonly IgnorePatterns[]> {
    const files = await Promise.all(
      DECLARING_NAMES.map(async (name) => ({ name, text: (await this.#textOf(inFolder(root, name))) ?? "" })),
    );
    const patterns = declaredExcludes(files);
    return patterns.length === 0 ? [] : [ignorePatterns("", patterns)];
  }
}

/** Whether a search finds a file by its name. */
function isWanted(uri: string): boolean {
  const name = baseName(uri);
  const isForPip = fileFormat(uri, "") === "requirements";
  return isCandidate(name) || isForPip || COMPANION_NAMES.includes(name) || name === ".gitignore";
}

/** Whether a file may be one of settings, whatever it is called: only then is it looked for who names it. */
function mayBeNamed(uri: string): boolean {
  return /\.(?:toml|ya?ml|json)$/.test(uri);
}

/** What is pynenc's by name is read first, then what lies near the root; Python modules, which are many, last. */
function rank(path: string): number {
  const depth = path.split("/").length;
  return depth + (isOwnName(path) ? 0 : path.endsWith(".py") ? 2000 : 1000);
}
