import type { FileOrigin, TextRange } from "@slotwise/project";
import type { EditorDocument } from "./editor-document.js";
import { originsOf, settingAt } from "./setting-at.js";

/** A place in a file of the project. */
export interface DefinitionPlace {
  readonly file: string;
  readonly range: TextRange;
}

/**
 * The other places that set what is set at an offset: first the one that counts, then those that it beats, the
 * strongest first. From one that counts, those that it beats, and those that beat it in other deployments.
 */
export function definitions(editor: EditorDocument, offset: number): readonly DefinitionPlace[] {
  const setting = settingAt(editor, offset);
  if (setting?.effective === undefined) return [];
  const { keyRange } = setting.written.entry;
  const isHere = ({ document, entry }: FileOrigin) =>
    document.source.name === editor.document.source.name && entry.keyRange.start === keyRange.start;
  const places = [setting.effective, ...setting.elsewhere.map(({ effective }) => effective)]
    .flatMap(originsOf)
    .filter((origin) => !isHere(origin))
    .map(({ document, entry }): DefinitionPlace => ({ file: document.source.name, range: entry.keyRange }));
  return [...new Map(places.map((place) => [`${place.file} ${place.range.start}`, place])).values()];
}
