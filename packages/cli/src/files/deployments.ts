import { existsSync, statSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import {
  fileFormat,
  isPartOfWhole,
  mayAcceptInFiles,
  mentionsUs,
  type SettingsFile,
  sourcesInOrder,
} from "@slotwise/project";
import type { Host } from "../host.js";
import { discoverSettings, isLeftOut } from "./discover.js";
import { isWithin } from "./is-within.js";
import { namedFiles } from "./named-files.js";
import { outerDeclarations } from "./outer-declarations.js";
import { partsBeside } from "./parts-beside.js";
import { byteOrderMarkOf, decodeText, MAX_FILE_BYTES, type ReadText, readText } from "./read-text.js";
import { requirementFilesIn } from "./requirement-files.js";
import { slashed } from "./slashed.js";
import { workspaceLock } from "./workspace-lock.js";

/** The files of one project: what lies at and below the folder that pynenc would be started in. */
export interface Deployment {
  /** Weakest first, as pynenc reads them. */
  readonly files: readonly SettingsFile[];
  /** Whose problems are to be reported; the others only belong to the picture. */
  readonly reported: ReadonlySet<string>;
}

/** A file that was asked for and could not be read. */
export interface UnreadableFile {
  readonly name: string;
  readonly reason: string;
}

export interface FoundDeployments {
  readonly deployments: readonly Deployment[];
  readonly unreadable: readonly UnreadableFile[];
  /** What came from standard input, when it was asked for and is text. */
  readonly standardInput: StandardInput | undefined;
}

export interface StandardInput {
  /** The name that it is judged under. */
  readonly name: string;
  readonly text: string;
  readonly byteOrderMark: string;
}

/** Standard input, as a path. */
export const STANDARD_INPUT = "-";

/**
 * Finds and reads the settings that the paths name: files as they are, folders by walking them.
 * @param stdinName the name under which `-`, standard input, is judged
 */
export async function findDeployments(
  paths: readonly string[],
  host: Host,
  stdinName: string | undefined,
): Promise<FoundDeployments> {
  const unreadable: UnreadableFile[] = [];
  const reported = new Map<string, Set<string>>();
  const folders: string[] = [];
  let standardInput: StandardInput | undefined;
  const texts = new Map<string, ReadText>();
  const readOnce = (path: string): ReadText => {
    const known = texts.get(path);
    if (known !== undefined) return known;
    const read = readText(path);
    texts.set(path, read);
    return read;
  };
  const report = (path: string) => {
    const root = projectRoot(path);
    reported.set(root, (reported.get(root) ?? new Set()).add(path));
  };
  for (const path of paths.length === 0 ? ["."] : new Set(paths)) {
    if (path === STANDARD_INPUT) {
      const name = resolve(host.currentFolder, stdinName ?? "pyproject.toml");
      const bytes = await host.readStandardInput(MAX_FILE_BYTES);
      const read = decodeText(bytes);
      texts.set(name, read);
      if (read.kind === "text") {
        report(name);
        standardInput = { name: shown(name, host), text: read.text, byteOrderMark: byteOrderMarkOf(bytes) };
      } else unreadable.push({ name: shown(name, host), reason: read.reason });
      continue;
    }
    const absolute = resolve(host.currentFolder, path);
    if (isFolder(absolute)) {
      folders.push(absolute);
      for (const file of discoverSettings(absolute, readOnce)) {
        const read = texts.get(file) ?? readText(file);
        if (!mentionsUs(file, textOf(read))) continue;
        // Only these are kept: a large tree has more text that is about something else than fits into memory.
        texts.set(file, read);
        report(file);
      }
      continue;
    }
    const read = readOnce(absolute);
    if (read.kind === "unreadable") unreadable.push({ name: shown(absolute, host), reason: read.reason });
    else if (fileFormat(absolute, read.text) === undefined) {
      unreadable.push({ name: shown(absolute, host), reason: "nothing is known of files with such a name" });
    } else {
      report(absolute);
    }
  }
  /** The projects within one, as far as they were searched for. */
  const innerOf = (project: string): readonly string[] => {
    if (!folders.some((each) => isWithin(project, each))) return [""];
    const inner = [...reported.keys()].filter((each) => each !== project && isWithin(each, project));
    return inner.map((each) => `${slashed(relative(project, each))}/`);
  };
  const acceptingAround = (project: string): readonly SettingsFile[] =>
    outerDeclarations(project, folders, readOnce).map(({ path, projectFolder }) => {
      const name = shown(path, host);
      return { name, text: textOf(readOnce(path)) ?? "", path: slashed(relative(project, path)), projectFolder };
    });
  /** Whether a folder that was asked for has the file, and nothing leaves it out. */
  const isSearched = (path: string): boolean =>
    folders.some((each) => isWithin(path, each)) && !isLeftOut(path, readOnce);
  const deployments: Deployment[] = [];
  for (const [folder, files] of [...reported].sort(([first], [second]) => (first < second ? -1 : 1))) {
    const read: SettingsFile[] = [];
    const take = (path: string) => {
      const text = readOnce(path);
      const name = shown(path, host);
      if (text.kind === "text") {
        const mark = text.isMarked === true ? { isMarked: true } : {};
        const file = { name, text: text.text, path: slashed(relative(folder, path)), ...mark };
        read.push(mayAcceptInFiles(file) ? { ...file, innerProjects: innerOf(folder) } : file);
      } else if (files.has(path)) unreadable.push({ name, reason: text.reason });
    };
    const sources = sourcesOf(folder, files);
    // Nobody asks for a lock file by its name, but what is installed can be what is wrong.
    const takeSaying = (path: string) => {
      if (saysWhatIsInstalled(path) && isSearched(path) && readOnce(path).kind === "text") files.add(path);
      take(path);
    };
    for (const path of sources) takeSaying(path);
    const isLocked = read.some(({ name }) => fileFormat(name, "") === "lock");
    const lock = isLocked ? undefined : workspaceLock(folder, readOnce);
    if (lock !== undefined) takeSaying(lock);
    const taken = new Set(sources);
    // What is referred to may refer to more.
    for (let [fresh, known] = [sources, 0]; fresh.length > 0; ) {
      const parts = fresh.filter((path) => isPartOfWhole(path, textOf(readOnce(path)) ?? ""));
      const others = [...(await namedFiles(read.slice(known), folder)), ...partsBeside(parts, readOnce)];
      [fresh, known] = [[...new Set(others)].filter((path) => !taken.has(path)), read.length];
      for (const path of fresh) {
        taken.add(path);
        // Its problems are told where the folder that it is in was asked for.
        if (isSearched(path)) files.add(path);
        take(path);
      }
    }
    if (read.length > 0) {
      read.push(...acceptingAround(folder));
      deployments.push({ files: read, reported: new Set([...files].map((path) => shown(path, host))) });
    }
  }
  return { deployments, unreadable, standardInput };
}

/** A lock file, or a list for pip. */
function saysWhatIsInstalled(path: string): boolean {
  const format = fileFormat(path, "");
  return format === "lock" || format === "requirements";
}

/** A project's files, weakest first: those asked for, and those beside them that say something about them. */
function sourcesOf(root: string, files: ReadonlySet<string>): readonly string[] {
  const known = new Set([...files, ...requirementFilesIn(root)].map((path) => relative(root, path)));
  return sourcesInOrder(known).map((path) => join(root, path));
}

function textOf(read: ReadText): string | undefined {
  return read.kind === "text" ? read.text : undefined;
}

/** The folder that a file's application is started in: the nearest one upwards with a `pyproject.toml`, else its own. */
function projectRoot(path: string): string {
  const own = dirname(path);
  for (let folder = own; ; folder = dirname(folder)) {
    if (existsSync(join(folder, "pyproject.toml"))) return folder;
    // A repository's root is as far as a project reaches.
    if (existsSync(join(folder, ".git")) || dirname(folder) === folder) return own;
  }
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

/** As the user would write it: relative to where they are, with slashes. */
function shown(path: string, host: Host): string {
  const inside = relative(host.currentFolder, path);
  return (inside.startsWith("..") || inside === "" ? path : inside).replaceAll("\\", "/");
}
