import { analyseProjectDocuments, type ProjectAnalysis } from "@slotwise/language-service";
import { type EditorDocument, editorDocument } from "@slotwise/language-service/editor";
import {
  type Declarations,
  placedDocument,
  readDocument,
  type SettingsDocument,
  type SettingsFile,
} from "@slotwise/project";
import { createPositions, type Positions } from "./positions.js";
import type { ReadSettings } from "./read-settings.js";
import type { ProjectFile, ProjectFiles } from "./workspace.js";

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
  /** The judge that found what the project says, for texts that are changed. */
  judge(files: readonly SettingsFile[]): ProjectAnalysis;
}

/** Analyses projects, and nothing twice: a text is parsed once, and a project judged anew only when one of them changed. */
export class Analyses {
  readonly #clientUri: (uri: string) => string;
  readonly #documents = new Map<string, ReadText>();
  readonly #judged = new Map<string, Judged>();

  /** @param clientUri a URI as the client writes it */
  constructor(clientUri: (uri: string) => string) {
    this.#clientUri = clientUri;
  }

  analyse(uri: string, project: ProjectFiles, settings: ReadSettings): Analysed | undefined {
    const own = project.files.find((file) => file.uri === uri);
    if (own === undefined) return undefined;
    const documents = project.files.map((file) => this.#read(file));
    const judged = this.#judge(project, documents, settings.declarations);
    const { name, text } = own;
    return {
      ...{ uri, name, text, settings, project: judged.project, positions: judged.positions, files: project.files },
      editor: editorDocument(judged.project, name),
      judge: (files) => {
        const changed = files.map(
          (file) =>
            documents.find(({ source }) => isSame(source, file)) ??
            placedDocument(readDocument(file.name, file.text), file),
        );
        return analyseProjectDocuments(changed, settings.declarations);
      },
    };
  }

  /** Nothing of a file that is gone is kept. */
  forget(uri: string): void {
    for (const [key, known] of this.#documents) if (known.uri === uri) this.#documents.delete(key);
  }

  #read(file: ProjectFile): SettingsDocument {
    const { uri, name, text } = file;
    // One file has a name in each project that it belongs to.
    const key = `${name} ${uri}`;
    const surroundings = JSON.stringify([file.projectFolder, file.innerProjects]);
    const known = this.#documents.get(key);
    if (known?.text === text && known.surroundings === surroundings) return known.document;
    const document = placedDocument(readDocument(name, text), file);
    this.#documents.set(key, { uri, text, surroundings, document });
    return document;
  }

  #judge(project: ProjectFiles, documents: readonly SettingsDocument[], declarations: Declarations): Judged {
    const key = `${project.root} ${JSON.stringify([declarations, [...declarations.rules]])}`;
    const known = this.#judged.get(key);
    if (known !== undefined && isEqual(known.documents, documents)) return known;
    const judged = {
      documents,
      project: analyseProjectDocuments(documents, declarations),
      positions: createPositions(project, this.#clientUri),
    };
    // A client that changes its settings again and again leaves old ones behind; few are ever in use at once.
    if (this.#judged.size >= MOST_JUDGED) this.#judged.clear();
    this.#judged.set(key, judged);
    return judged;
  }
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
