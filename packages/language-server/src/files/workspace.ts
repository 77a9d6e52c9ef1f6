import {
  EDITOR_REACH,
  FolderProjects,
  isTooLarge,
  laidOver,
  leavesOut,
  type ProjectFile,
  type ProjectOfFile,
  pathBelow,
  pathsReferredTo,
  type ReadText,
  readDocument,
  readText,
  type SettingsFile,
} from "@slotwise/project";
import { CancellationTokenSource } from "vscode-languageserver";
import { CachedFiles } from "./cached-files.js";
import type { StoredFiles } from "./stored-files.js";
import { type Volume, volumeOf } from "./volume.js";

/** A file of a project, as it is now: in the editor where it is open, else where it is stored. */
export interface WorkspaceFile extends SettingsFile {
  readonly uri: string;
}

/** The files of one project, weakest first; each is named by its path from the project's root. */
export interface WorkspaceProject {
  readonly root: string;
  readonly files: readonly WorkspaceFile[];
}

/** The projects of a workspace folder, seen from a file in it. */
export interface ProjectsNear {
  readonly all: readonly WorkspaceProject[];
  /** The one whose folder the file is in; none where it is in none's. */
  readonly around: readonly WorkspaceProject[];
}

/** The texts that are open in the editor, by URI. */
export type OpenTexts = ReadonlyMap<string, { getText(): string }>;

/** What is known of the workspace's files. Everything is looked for once, and again only after it changed. */
export class Workspace {
  readonly #stored: StoredFiles;
  readonly #open: OpenTexts;
  #folders: readonly string[];
  readonly #volumes = new Map<string, { readonly volume: Volume; readonly files: CachedFiles }>();
  /** By the workspace folder, or by the file that is in none. Whoever began to look before a change leaves nothing behind. */
  readonly #projects = new Map<string, FolderProjects>();
  /** What a text refers to, by where it is: a file is read once, not with every keystroke in another one. */
  readonly #referred = new Map<string, { readonly file: ProjectFile; readonly paths: readonly string[] }>();
  /** A search serves everybody who waits for it, so that only a workspace that changes cuts it short. */
  #search = new CancellationTokenSource();

  constructor(stored: StoredFiles, folders: readonly string[], open: OpenTexts) {
    this.#stored = stored;
    this.#folders = folders;
    this.#open = open;
  }

  setFolders(folders: readonly string[]): void {
    this.#folders = folders;
    this.forgetAll();
  }

  /** A file has changed where it is stored, or is new there. Returns whether it matters. */
  changed(uri: string, isNew: boolean): boolean {
    const { volume, files } = this.#volume(uri);
    const path = volume.pathOf(uri);
    const matters = files.changed(path, isNew);
    if (matters && (isNew || leavesOut(path))) this.#projects.clear();
    else if (matters) this.#lookAfresh();
    return matters;
  }

  /** A file or folder has gone, of which editors tell but once. Returns whether anything that is known came from there. */
  gone(uri: string): boolean {
    const { volume, files } = this.#volume(uri);
    const matters = files.gone(volume.pathOf(uri));
    if (matters) this.#projects.clear();
    return matters;
  }

  /** A document was opened or closed: from now on its text comes from elsewhere. */
  openedOrClosed(uri: string): void {
    const { volume, files } = this.#volume(uri);
    files.openedOrClosed(volume.pathOf(uri));
    this.#referred.delete(volume.key + volume.pathOf(uri));
    this.#lookAfresh();
  }

  forgetAll(): void {
    this.#search.cancel();
    this.#search = new CancellationTokenSource();
    this.#volumes.clear();
    this.#projects.clear();
  }

  /**
   * The projects that read an open document, its own first; none where it says nothing of pynenc and nothing that does
   * refers to it, or where the search was cut short.
   */
  async projectsOf(uri: string): Promise<readonly WorkspaceProject[]> {
    return this.#look(uri, (projects, ...where) => projects.projectsOf(...where));
  }

  /** The projects of the workspace folder that a file is in, whatever the file is, and the innermost one around it. */
  async projectsNear(uri: string): Promise<ProjectsNear> {
    const { volume } = this.#volume(uri);
    const all = await this.#look(uri, (projects, ...where) => projects.projectsIn(...where));
    const path = volume.pathOf(uri);
    const around = all.filter(({ root }) => pathBelow(root, path) !== undefined);
    return { all, around: around.toSorted((one, other) => other.root.length - one.root.length).slice(0, 1) };
  }

  /** All projects of a workspace folder. */
  async projectsIn(folder: string): Promise<readonly WorkspaceProject[]> {
    // Projects are asked for by a file; it need not be there.
    return this.#look(`${folder}/pyproject.toml`, (projects, ...where) => projects.projectsIn(...where));
  }

  get folders(): readonly string[] {
    return this.#folders;
  }

  async #look(
    uri: string,
    look: (
      projects: FolderProjects,
      ...where: Parameters<FolderProjects["projectsOf"]>
    ) => Promise<readonly ProjectOfFile[]>,
  ): Promise<readonly WorkspaceProject[]> {
    const { token } = this.#search;
    const { volume, files } = this.#volume(uri);
    const path = volume.pathOf(uri);
    const projects = this.#projectsAround(path, this.#foldersIn(volume), volume);
    const open = await this.#openIn(volume, files);
    const found = await look(projects, path, laidOver(files, textsOf(open)), textsOf(open));
    if (token.isCancellationRequested) return [];
    const uriOf = (location: string) => open.get(location)?.uri ?? volume.uriOf(location);
    return found.map((project) => inWorkspace(project, uriOf));
  }

  #lookAfresh(): void {
    for (const [key, projects] of this.#projects) this.#projects.set(key, projects.afresh());
  }

  #volume(uri: string): { readonly volume: Volume; readonly files: CachedFiles } {
    const volume = volumeOf(uri);
    const known = this.#volumes.get(volume.key);
    if (known !== undefined) return known;
    const { token } = this.#search;
    const files = new CachedFiles(() => this.#stored.on(volume, this.#foldersIn(volume), token));
    this.#volumes.set(volume.key, { volume, files });
    return { volume, files };
  }

  #foldersIn(volume: Volume): readonly string[] {
    return this.#folders.filter((folder) => volumeOf(folder).key === volume.key).map(volume.pathOf);
  }

  #projectsAround(path: string, folders: readonly string[], volume: Volume): FolderProjects {
    const holding = folders.filter((each) => pathBelow(each, path) !== undefined);
    const [folder] = holding.sort((one, other) => other.length - one.length);
    const key = `${volume.key} ${folder ?? path}`;
    const refersTo = (file: ProjectFile) => this.#refersTo(volume, file);
    const known = this.#projects.get(key) ?? new FolderProjects({ folder, reach: EDITOR_REACH, refersTo });
    this.#projects.set(key, known);
    return known;
  }

  /** What is open in a volume, with the byte order marks that editors strip. */
  async #openIn(volume: Volume, files: CachedFiles): Promise<ReadonlyMap<string, OpenText>> {
    const open = new Map<string, OpenText>();
    for (const [uri, document] of this.#open) {
      if (volumeOf(uri).key !== volume.key) continue;
      const path = volume.pathOf(uri);
      open.set(path, { uri, read: openText(document.getText(), await files.read(path)) });
    }
    return open;
  }

  #refersTo(volume: Volume, file: ProjectFile): readonly string[] {
    const key = volume.key + file.location;
    const known = this.#referred.get(key);
    if (known?.file.path === file.path && known.file.text === file.text) return known.paths;
    const paths = pathsReferredTo(readDocument(file.path, file.text));
    this.#referred.set(key, { file, paths });
    return paths;
  }
}

interface OpenText {
  readonly uri: string;
  readonly read: ReadText;
}

function textsOf(open: ReadonlyMap<string, OpenText>): ReadonlyMap<string, ReadText> {
  return new Map([...open].map(([path, { read }]) => [path, read]));
}

/** A text that is no settings file, too large or binary, is none here either. */
function openText(text: string, stored: ReadText): ReadText {
  if (isTooLarge(text) || text.includes("\0")) return { kind: "unreadable", reason: "it is no settings file" };
  const isMarked = stored.kind === "text" && stored.isMarked === true;
  return isMarked ? { kind: "text", text, isMarked } : readText(text);
}

function inWorkspace({ root, files }: ProjectOfFile, uriOf: (location: string) => string): WorkspaceProject {
  return { root, files: files.map(({ location, ...file }) => ({ ...file, uri: uriOf(location) })) };
}
