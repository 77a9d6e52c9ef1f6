import type { FileOrigin } from "../resolve.js";
import type { TextRange } from "../source-text.js";
import type { EditorDocument } from "./editor-document.js";
import { originsOf, settingAt } from "./setting-at.js";

/** A place in a file of the project. */
export interface DefinitionPlace {
  readonly file: string;
  readonly range: TextRange;
}

/**
 * The other places that set what is set at an offset: first the one that counts, then those that it beats, the
 * strongest first. From one that counts, only those.
 */
export function definitions(editor: EditorDocument, offset: number): readonly DefinitionPlace[] {
  const setting = settingAt(editor, offset);
  if (setting?.effective === undefined) return [];
  const { keyRange } = setting.written.entry;
  const isHere = ({ document, entry }: FileOrigin) =>
    document.source.name === editor.document.source.name && entry.keyRange.start === keyRange.start;
  return originsOf(setting.effective)
    .filter((origin) => !isHere(origin))
    .map(({ document, entry }) => ({ file: document.source.name, range: entry.keyRange }));
}
