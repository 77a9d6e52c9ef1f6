import { analyseProjectDocuments, type JudgedWith, type ProjectAnalysis } from "@slotwise/language-service";
import { type EditorDocument, editorDocument } from "@slotwise/language-service/editor";
import {
  ALL_PARSERS,
  type Declarations,
  EDITOR_REACH,
  FolderProjects,
  inFolder,
  isTooLarge,
  memoryFiles,
  NO_DECLARATIONS,
  OWN_SETTINGS,
  type ProjectFile,
  type ProjectOfFile,
  pathBelow,
  pathsReferredTo,
  placedDocument,
  type ReadText,
  readDocument,
  readFileWith,
  readText,
  type SettingsDocument,
  type SettingsFile,
} from "@slotwise/project";
import type { FilesNow } from "../crossing/messages.js";

/** Where the files are, to the finder. */
const ROOT = "/playground";

/** One file with all that is known of its project. */
export interface FileInProject {
  /** As the playground calls it. */
  readonly path: string;
  /** As its project calls it. */
  readonly name: string;
  readonly text: string;
  /** Undefined where it says nothing of a fleet. */
  readonly editor: EditorDocument | undefined;
  /** Where the project is: of two projects no two. */
  readonly root: string;
  readonly project: ProjectAnalysis;
  readonly files: readonly SettingsFile[];
  /** Where a file of the project is in the playground, by its name in the project. */
  pathOf(name: string): string | undefined;
  /** The same judge, for texts that are changed. */
  judge(files: readonly SettingsFile[]): ProjectAnalysis;
}

/** The files of the playground and what they say together, worked out again only where something changed. */
export class ProjectFiles {
  #texts = new Map<string, string>();
  #declarations: Declarations = NO_DECLARATIONS;
  #projects = newProjects((file) => this.#refersTo(file));
  readonly #referred = new Map<string, { readonly text: string; readonly paths: readonly string[] }>();
  readonly #documents = new Map<string, { readonly key: string; readonly document: SettingsDocument }>();
  readonly #judged = new Map<string, Judged>();

  /** The files are others now, or something is declared beside them. */
  setFiles({ files, release }: Pick<FilesNow, "files" | "release">): void {
    this.#texts = new Map(files.map(({ path, text }) => [inFolder(ROOT, path), text]));
    const releases = release === undefined ? undefined : OWN_SETTINGS.pynencReleases.kind.parse(release);
    this.#declarations = releases === undefined ? NO_DECLARATIONS : { ...NO_DECLARATIONS, pynencReleases: releases };
    this.#projects = newProjects((file) => this.#refersTo(file));
    for (const known of [this.#referred, this.#documents, this.#judged]) known.clear();
  }

  /** Somebody typed in one of them. */
  setText(path: string, text: string): void {
    const location = inFolder(ROOT, path);
    if (!this.#texts.has(location)) return;
    this.#texts.set(location, text);
    this.#projects = this.#projects.afresh();
  }

  textOf(path: string): string | undefined {
    return this.#texts.get(inFolder(ROOT, path));
  }

  /** A file in the project that it is in; undefined where it is in none. */
  async fileAt(path: string): Promise<FileInProject | undefined> {
    const location = inFolder(ROOT, path);
    const [own] = await this.#projects.projectsOf(location, ...this.#asRead());
    return own === undefined ? undefined : this.#fileIn(own, location);
  }

  /** Every file that is in a project, with what is found in each. */
  async allFiles(): Promise<readonly FileInProject[]> {
    const projects = await this.#projectsHere();
    return projects.flatMap((project) =>
      project.files.filter(isOwn).flatMap(({ location }) => this.#fileIn(project, location) ?? []),
    );
  }

  /** The paths of those, without a look at what they say together. */
  async allPaths(): Promise<readonly string[]> {
    const projects = await this.#projectsHere();
    const locations = projects.flatMap(({ files }) => files.filter(isOwn).map(({ location }) => location));
    return [...new Set(locations.map((location) => pathBelow(ROOT, location) ?? location))];
  }

  /** What is declared beside the files. */
  get declarations(): Declarations {
    return this.#declarations;
  }

  /** All projects, to be judged as if something else were declared. */
  async judgedWith(): Promise<JudgedWith> {
    const projects = await this.#projectsHere();
    const documents = projects.map(({ files }) => files.map((file) => this.#read(file)));
    return (declarations) => documents.map((each) => analyseProjectDocuments(each, declarations));
  }

  #projectsHere(): Promise<readonly ProjectOfFile[]> {
    return this.#projects.projectsIn(inFolder(ROOT, "pyproject.toml"), ...this.#asRead());
  }

  #asRead(): Parameters<FolderProjects["projectsIn"]> extends [string, ...infer Rest] ? Rest : never {
    const texts = [...this.#texts].filter(([, text]) => !isTooLarge(text) && !text.includes("\0"));
    const open = new Map<string, ReadText>(texts.map(([location, text]) => [location, readText(text)]));
    return [memoryFiles(Object.fromEntries(texts)), open];
  }

  #fileIn(project: ProjectOfFile, location: string): FileInProject | undefined {
    const own = project.files.find((file) => file.location === location);
    if (own === undefined) return undefined;
    const documents = project.files.map((file) => this.#read(file));
    const judged = this.#judge(project.root, documents);
    return {
      path: pathBelow(ROOT, location) ?? location,
      name: own.name,
      text: own.text,
      editor: editorDocument(judged, own.name),
      root: project.root,
      project: judged,
      files: project.files,
      pathOf: (name) => {
        const there = project.files.find((file) => file.name === name)?.location;
        return there === undefined ? undefined : pathBelow(ROOT, there);
      },
      judge: (files) => {
        const changed = files.map(
          (file) =>
            documents.find(({ source }) => source.name === file.name && source.text === file.text) ?? readAs(file),
        );
        return analyseProjectDocuments(changed, this.#declarations);
      },
    };
  }

  #read(file: ProjectFile): SettingsDocument {
    const key = JSON.stringify(file);
    const place = `${file.name} ${file.location} ${file.ofProject ?? ""}`;
    const known = this.#documents.get(place);
    if (known?.key === key) return known.document;
    const document = readAs(file);
    this.#documents.set(place, { key, document });
    return document;
  }

  #judge(root: string, documents: readonly SettingsDocument[]): ProjectAnalysis {
    const known = this.#judged.get(root);
    const isSame =
      known?.documents.length === documents.length && known.documents.every((each, at) => each === documents[at]);
    if (known !== undefined && isSame) return known.project;
    const project = analyseProjectDocuments(documents, this.#declarations);
    this.#judged.set(root, { documents, project });
    return project;
  }

  #refersTo(file: ProjectFile): readonly string[] {
    const known = this.#referred.get(file.location);
    if (known?.text === file.text) return known.paths;
    const paths = pathsReferredTo(readDocument(file.path, file.text));
    this.#referred.set(file.location, { text: file.text, paths });
    return paths;
  }
}

interface Judged {
  readonly documents: readonly SettingsDocument[];
  readonly project: ProjectAnalysis;
}

function newProjects(refersTo: (file: ProjectFile) => readonly string[]): FolderProjects {
  return new FolderProjects({ folder: ROOT, reach: EDITOR_REACH, refersTo });
}

/** One that only says something from a folder around is the project's that is there. */
function isOwn({ projectFolder }: ProjectFile): boolean {
  return projectFolder === undefined;
}

function readAs(file: SettingsFile): SettingsDocument {
  return placedDocument(readFileWith(ALL_PARSERS, file), file);
}
