import type { TextRange } from "@slotwise/project";
import type { Range } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { WorkspaceProject } from "../files/workspace.js";

/** Turns offsets into the files of one project into what goes over the wire, and back. */
export interface Positions {
  /** The URI of a file by its name in the project. */
  uriOf(name: string): string | undefined;
  /** Undefined for a file that the project does not have. */
  rangeIn(name: string, range: TextRange): Range | undefined;
}

/** Lines are counted as the protocol does, by the texts that were analysed. */
export function createPositions({ files }: WorkspaceProject, clientUri: (uri: string) => string): Positions {
  const byName = new Map(files.map((file) => [file.name, file]));
  const documents = new Map<string, TextDocument>();
  const documentOf = (name: string): TextDocument | undefined => {
    const file = byName.get(name);
    if (file === undefined) return undefined;
    const document = documents.get(name) ?? TextDocument.create(file.uri, "", 0, file.text);
    documents.set(name, document);
    return document;
  };
  return {
    uriOf: (name) => {
      const file = byName.get(name);
      return file === undefined ? undefined : clientUri(file.uri);
    },
    rangeIn: (name, { start, end }) => {
      const document = documentOf(name);
      return document === undefined ? undefined : { start: document.positionAt(start), end: document.positionAt(end) };
    },
  };
}
