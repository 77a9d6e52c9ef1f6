import type { SettingsDocument } from "../documents/document.js";
import { readVariables } from "../formats/dotenv/read-variables.js";
import type { Format } from "../formats/format.js";
import { pathBeside } from "../text/path-beside.js";

/**
 * Documents of which those whose names tell nothing are read as whatever names them takes them for: a file of variables may be
 * called `.envs/production`, a list for pip `base.txt`.
 *
 * @param ofVariables the paths of files that something takes variables from
 */
export function readAsNamed(
  documents: readonly SettingsDocument[],
  ofVariables: ReadonlySet<string>,
): readonly SettingsDocument[] {
  const alike = new Map<string, Format>();
  for (const document of documents) {
    const { format, path } = document;
    if (format?.readsWhatItNames !== true) continue;
    for (const name of format.namesFiles?.(document) ?? []) alike.set(pathBeside(path, name), format);
  }
  return documents.map((document) => {
    if (document.format !== undefined) return document;
    if (ofVariables.has(document.path)) return { ...document, ...readVariables(document.source.text) };
    const format = alike.get(document.path);
    // Formats with a large parser name nothing that is alike.
    if (format === undefined || format.parser !== undefined) return document;
    return { ...document, format, ...format.read(document.source, undefined), comments: document.comments };
  });
}
