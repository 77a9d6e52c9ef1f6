import { analyseProjectDocuments, type ProjectAnalysis } from "@slotwise/language-service";
import { type EditorDocument, editorDocument } from "@slotwise/language-service/editor";
import {
  ALL_PARSERS,
  type Declarations,
  placedDocument,
  readFileWith,
  type SettingsDocument,
  type SettingsFile,
} from "@slotwise/project";
import type { ReadSettings } from "../client/read-settings.js";
import type { WorkspaceFile, WorkspaceProject } from "../files/workspace.js";
import { createPositions, type Positions } from "./positions.js";

/** One open document with all that is known of its project. */
export interface Analysed {
  readonly uri: string;
  /** The name of the document in its project. */
  readonly name: string;
  readonly text: string;
  /** Undefined where no deployment reads the document. */
  readonly editor: EditorDocument | undefined;
  readonly project: ProjectAnalysis;
  readonly files: readonly SettingsFile[];
  readonly settings: ReadSettings;
  readonly positions: Positions;
  /** The same in other projects that read the document. */
  readonly elsewhere: readonly Analysed[];
  /** The judge that found what the project says, for texts that are changed. */
  judge(files: readonly SettingsFile[]): ProjectAnalysis;
}

/** A whole project with all that is known of it, whichever of its documents are open. */
export type AnalysedProject = Pick<Analysed, "project" | "positions"> & Pick<WorkspaceProject, "files">;

/** Analyses projects, and nothing twice: a text is parsed once, and a project judged anew only when one of them changed. */
export class Analyses {
  readonly #clientUri: (uri: string) => string;
  readonly #documents = new Map<string, ReadText>();
  readonly #judged = new Map<string, Judged>();

  /** @param clientUri a URI as the client writes it */
  constructor(clientUri: (uri: string) => string) {
    this.#clientUri = clientUri;
  }

  /** @param projects those that read the document, its own first */
  analyse(uri: string, projects: readonly WorkspaceProject[], settings: ReadSettings): Analysed | undefined {
    const [own, ...elsewhere] = projects.flatMap((project) => this.#analyseIn(project, uri, settings) ?? []);
    return own === undefined ? undefined : { ...own, elsewhere };
  }

  #analyseIn(project: WorkspaceProject, uri: string, settings: ReadSettings): Analysed | undefined {
    const own = project.files.find((file) => file.uri === uri);
    if (own === undefined) return undefined;
    const documents = project.files.map((file) => this.#read(file));
    const judged = this.#judge(project, documents, settings.declarations);
    const { name, text } = own;
    return {
      ...{ uri, name, text, settings, project: judged.project, positions: judged.positions, files: project.files },
      editor: editorDocument(judged.project, name),
      elsewhere: [],
      judge: (files) => {
        const changed = files.map((file) => documents.find(({ source }) => isSame(source, file)) ?? read(file));
        return analyseProjectDocuments(changed, settings.declarations);
      },
    };
  }

  /** Whole projects, whichever of their documents are open. */
  analyseProjects(projects: readonly WorkspaceProject[], declarations: Declarations): readonly ProjectAnalysis[] {
    return projects.map((each) => this.analyseProject(each, declarations).project);
  }

  analyseProject(project: WorkspaceProject, declarations: Declarations): AnalysedProject {
    const documents = project.files.map((file) => this.#read(file));
    return { ...this.#judge(project, documents, declarations), files: project.files };
  }

  /** Nothing of a file that is gone is kept. */
  forget(uri: string): void {
    for (const [key, known] of this.#documents) if (known.uri === uri) this.#documents.delete(key);
  }

  #read(file: WorkspaceFile): SettingsDocument {
    const { uri, name, text } = file;
    // One file has a name in each project that it belongs to.
    const key = `${name} ${uri} ${file.ofProject ?? ""}`;
    const surroundings = JSON.stringify([
      file.isMarked,
      file.isOnlyFound,
      file.projectFolder,
      file.innerProjects,
      file.path,
    ]);
    const known = this.#documents.get(key);
    if (known?.text === text && known.surroundings === surroundings) return known.document;
    const document = read(file);
    this.#documents.set(key, { uri, text, surroundings, document });
    return document;
  }

  #judge(project: WorkspaceProject, documents: readonly SettingsDocument[], declarations: Declarations): Judged {
    const key = `${project.root} ${JSON.stringify([declarations, [...declarations.rules]])}`;
    const known = this.#judged.get(key);
    if (known !== undefined && isEqual(known.documents, documents)) {
      this.#judged.delete(key);
      this.#judged.set(key, known);
      return known;
    }
    const judged = {
      documents,
      project: analyseProjectDocuments(documents, declarations),
      positions: createPositions(project, this.#clientUri),
    };
    // A client that changes its settings again and again leaves old ones behind, and so does one that asks for all projects.
    const [oldest] = this.#judged.keys();
    if (this.#judged.size >= MOST_JUDGED && oldest !== undefined) this.#judged.delete(oldest);
    this.#judged.set(key, judged);
    return judged;
  }
}

function read(file: SettingsFile): SettingsDocument {
  return placedDocument(readFileWith(ALL_PARSERS, file), file);
}

const MOST_JUDGED = 64;

/** A text as it was read: without its byte order mark it would not be told apart. */
interface ReadText {
  readonly uri: string;
  readonly text: string;
  /** What is known of the file besides, in one text to compare. */
  readonly surroundings: string;
  readonly document: SettingsDocument;
}

interface Judged {
  readonly documents: readonly SettingsDocument[];
  readonly project: ProjectAnalysis;
  readonly positions: Positions;
}

/** Whether a document was read from just this text: one with a byte order mark was not, and is read again. */
function isSame(source: SettingsFile, file: SettingsFile): boolean {
  return source.name === file.name && source.text === file.text;
}

function isEqual<Item>(some: readonly Item[], others: readonly Item[]): boolean {
  return some.length === others.length && some.every((item, index) => item === others[index]);
}
