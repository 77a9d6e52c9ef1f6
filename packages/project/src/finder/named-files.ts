import type { ConfigClass } from "@slotwise/pynenc";
import type { SettingsDocument } from "../documents/document.js";
import { parseVariableName } from "../fields/variable-name.js";
import { entryOfVariable, type NamedSource } from "../formats/environment.js";
import { formatOf } from "../formats/index.js";
import { mayLoadFiles } from "../formats/syntax/loaded-files.js";
import { pathBeside } from "../text/path-beside.js";
import type { TableEntry } from "../tree/tree.js";

/** A settings file that somebody names to pynenc. */
export interface NamedFile {
  /**
   * From the project's folder, which is where pynenc is taken to be started. Undefined for one that lies elsewhere, or is
   * only known when the program runs.
   */
  readonly path: string | undefined;
  /** The one class that reads it: `PYNENC__CONFIGRUNNER__FILEPATH`. */
  readonly configClass: ConfigClass | undefined;
  /** Where it is named. */
  readonly document: SettingsDocument;
  readonly entry: TableEntry;
  /** Whether pynenc may read another one instead: only the running program knows which. */
  readonly isUncertain: boolean;
}

/** Whether a file can refer to another file at all: most cannot, and need not be parsed to know. */
export function mayReferToFiles(text: string, path = ""): boolean {
  if (REFERS.test(text)) return true;
  if (/\bPynenc\b/.test(text) && /\.(?:toml|ya?ml|json)["']/i.test(text)) return true;
  // In code neither a point nor that word loads variables.
  if (mayLoadFiles(text) && !path.endsWith(".py")) return true;
  return path !== "" && formatOf(path, text)?.mayNameFiles?.(text) === true;
}

const REFERS =
  /\bconfig_filepath\b|\bPYNENC__(?:CONFIG\w+__)?FILEPATH\b|\b(?:env_file|extends|include|profiles|build):|^[^\S\r\n]*(?:-[rc]|--requirement|--constraint)/m;

/** The files that the sources of one deployment name, weakest first: code, a variable for all classes, one for each. */
export function filesNamedBy(documents: readonly SettingsDocument[]): readonly NamedFile[] {
  const named = new Map<ConfigClass | undefined, NamedFile[]>();
  for (const document of documents) {
    for (const entry of document.environment ?? []) {
      const meaning = entry.key.startsWith("PYNENC__") ? parseVariableName(entry.key) : undefined;
      if (meaning?.kind !== "file") continue;
      const before = named.get(meaning.configClass) ?? [];
      if (entry.isFallback === true && before[0]?.isUncertain === false) continue;
      // The last one counts, also where it names nothing that can be read here.
      named.delete(meaning.configClass);
      const found = { ...namedIn(document, entry), configClass: meaning.configClass };
      const isSure = !found.isUncertain && entry.isFallback !== true;
      if (!isSure) before.push(found);
      named.set(meaning.configClass, isSure ? [found] : before);
    }
  }
  const inCode = documents.flatMap((document) =>
    inDoubt((document.code?.files ?? []).map((entry) => namedIn(document, entry))),
  );
  const ofClasses = [...named].flatMap(([configClass, files]) => (configClass === undefined ? [] : inDoubt(files)));
  return [...inCode, ...inDoubt(named.get(undefined) ?? []), ...ofClasses];
}

/** Those of them that were not read: they are not among the sources, or only known when the program starts. */
export function unreadFilesNamedBy(documents: readonly SettingsDocument[]): readonly NamedFile[] {
  const read = new Set(documents.map(({ path }) => path));
  return filesNamedBy(documents).filter(
    ({ path, entry }) => (path === undefined || !read.has(path)) && !isNothing(entry.value),
  );
}

/** An empty name is none. */
function isNothing(value: TableEntry["value"]): boolean {
  return value.kind === "null" || (value.kind === "string" && value.value === "");
}

/** Of several for one purpose, one is read, and nobody knows which. */
function inDoubt(files: readonly NamedFile[]): readonly NamedFile[] {
  if (files.length < 2) return files;
  const byPath = new Map(files.map((file) => [file.path ?? file.entry, { ...file, isUncertain: true }]));
  return [...byPath.values()];
}

/** The paths of all files that a document names, whichever of the things in it that is started names them. */
export function pathsNamedIn(document: SettingsDocument): readonly string[] {
  return [...new Set(filesNamedIn(document).flatMap(({ path }) => path ?? []))];
}

/** All files that a document names. */
export function filesNamedIn(document: SettingsDocument): readonly NamedFile[] {
  const variables = [
    ...(document.environment ?? []),
    ...(document.started?.units ?? []).flatMap((unit) => unit.environment.map(entryOfVariable)),
  ];
  return [
    ...variables.flatMap((entry) => filesNamedBy([{ ...document, environment: [entry], code: undefined }])),
    ...filesNamedBy([{ ...document, environment: undefined }]),
  ];
}

/** The files of variables that what a document starts reads, by their paths from the project's folder. */
export function environmentFilesOf({ path, started }: SettingsDocument): readonly string[] {
  const named = (started?.units ?? []).flatMap(({ environmentFiles }) => environmentFiles);
  const whole = (started?.variableFiles ?? []).map((name) => ({ name }));
  return [...named, ...whole].flatMap((each) => pathOfSource(path, each) ?? []);
}

/**
 * The folders that something a document starts is started in, from the project's folder, with slashes at their ends:
 * `ANY_FOLDER` where a runner is, and nothing says in which.
 */
export function foldersStartedIn({ path, started }: SettingsDocument): readonly string[] {
  const folders = (started?.units ?? []).flatMap(
    ({ startsIn, startsRunner }) => folderOfStart(path, startsIn) ?? (startsRunner === true ? ANY_FOLDER : []),
  );
  return [...new Set(folders)];
}

/** That of the project, or one in it. */
export const ANY_FOLDER = "./";

/**
 * The folder that something is started in, from the project's, with a slash at its end; undefined for that of the project
 * itself, and for one elsewhere.
 *
 * @param path that of the file which says so
 */
export function folderOfStart(path: string, startsIn: NamedSource | undefined): string | undefined {
  const folder = startsIn === undefined ? undefined : pathOfSource(path, startsIn);
  return folder === undefined || folder === "" ? undefined : `${folder}/`;
}

/**
 * Where a file of variables lies, from the project's folder; undefined for one that lies elsewhere.
 *
 * @param path that of the file which names it
 */
export function pathOfSource(path: string, source: Pick<NamedSource, "name" | "path">): string | undefined {
  if (source.path !== undefined) return source.path;
  return isElsewhere(source.name) ? undefined : pathBeside(path, source.name);
}

/**
 * The paths of all files that a document refers to, whatever for. Those of a format's own may lead out of the project's folder.
 * One with a slash at its end is a folder that something is started in.
 */
export function pathsReferredTo(document: SettingsDocument): readonly string[] {
  const named = document.format?.namesFiles?.(document) ?? [];
  const beside = named.filter((name) => !isElsewhere(name)).map((name) => pathBeside(document.path, name));
  const files = [...pathsNamedIn(document), ...environmentFilesOf(document), ...beside];
  return [...new Set([...files, ...foldersStartedIn(document)])];
}

/** From a file system's root, a home, or what a variable says. */
function isElsewhere(path: string): boolean {
  return /^(?:[\\/~]|[A-Za-z]:)|\$/.test(path);
}

function namedIn(document: SettingsDocument, entry: TableEntry): NamedFile {
  const isUncertain = entry.isUncertain === true;
  return { path: pathIn(entry.value), configClass: undefined, document, entry, isUncertain };
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
