import type { SettingsDocument } from "../document.js";
import { entryOfVariable } from "../formats/environment.js";
import type { TableEntry } from "../formats/tree.js";
import type { ConfigClass } from "../settings/facts.generated.js";
import { parseVariableName } from "../settings/variable-name.js";

/** A settings file that somebody names to pynenc. */
export interface NamedFile {
  /** From the project's folder, which is where pynenc is taken to be started. */
  readonly path: string;
  /** The one class that reads it: `PYNENC__CONFIGRUNNER__FILEPATH`. */
  readonly configClass: ConfigClass | undefined;
}

/** Whether a text can name a settings file at all: most cannot, and need not be parsed to know. */
export function mayNameFiles(text: string): boolean {
  return /\bconfig_filepath\b|\bPYNENC__(?:CONFIG\w+__)?FILEPATH\b/.test(text);
}

/** The files that the sources of one deployment name, weakest first: code, a variable for all classes, one for each. */
export function filesNamedBy(documents: readonly SettingsDocument[]): readonly NamedFile[] {
  const named = new Map<ConfigClass | undefined, NamedFile>();
  for (const { key, value } of documents.flatMap(({ environment }) => environment)) {
    const meaning = key.startsWith("PYNENC__") ? parseVariableName(key) : undefined;
    if (meaning?.kind !== "file") continue;
    // The last one counts, also where it names nothing that can be read here.
    named.delete(meaning.configClass);
    const path = pathIn(value);
    if (path !== undefined) named.set(meaning.configClass, { path, configClass: meaning.configClass });
  }
  const general = named.get(undefined);
  const ofClasses = [...named.values()].filter(({ configClass }) => configClass !== undefined);
  return [...inCode(documents), ...(general === undefined ? [] : [general]), ...ofClasses];
}

/** The paths of all files that a document names, whichever of the things in it that is started names them. */
export function pathsNamedIn(document: SettingsDocument): readonly string[] {
  const variables = [
    ...document.environment,
    ...document.units.flatMap((unit) => unit.environment.map(entryOfVariable)),
  ];
  const paths = variables.map((entry) => filesNamedBy([{ ...document, environment: [entry], codeFiles: [] }]));
  return [...new Set([...paths.flat(), ...inCode([document])].map(({ path }) => path))];
}

function inCode(documents: readonly SettingsDocument[]): readonly NamedFile[] {
  return documents.flatMap(({ codeFiles }) =>
    codeFiles.flatMap(({ value }) => {
      const path = pathIn(value);
      return path === undefined ? [] : [{ path, configClass: undefined }];
    }),
  );
}

/** Only what is in the project's folder is read: whatever a file may name, we do not look elsewhere. */
function pathIn(value: TableEntry["value"]): string | undefined {
  if (value.kind !== "string") return undefined;
  const written = String(value.value);
  if (/^(?:[\\/~]|[A-Za-z]:)/.test(written)) return undefined;
  const parts: string[] = [];
  for (const part of written.split("/")) {
    if (part === "..") {
      if (parts.pop() === undefined) return undefined;
    } else if (part !== "" && part !== ".") parts.push(part);
  }
  return parts.length === 0 ? undefined : parts.join("/");
}
