import { statSync } from "node:fs";
import { relative, resolve } from "node:path";
import {
  COMMAND_REACH,
  type FoundProject,
  findProjects,
  formatOf,
  laidOver,
  MOST_BYTES,
  mentionsUs,
  pathsReferredTo,
  type Reach,
  type ReadText,
  type SettingsFile,
} from "@slotwise/project";
import type { Host } from "../host/host.js";
import { diskFiles } from "./disk-files.js";
import { byteOrderMarkOf, decodeText } from "./read-text.js";
import { readerFor } from "./reader.js";
import { slashed } from "./slashed.js";

/** The files of one project, named as the user would write them. */
export interface ReportedProject {
  /** Weakest first, as pynenc reads them. */
  readonly files: readonly SettingsFile[];
  /** Whose problems are to be reported; the others only belong to the picture. */
  readonly reported: ReadonlySet<string>;
}

/** A file that was asked for, or has a telling name, and could not be read. */
export interface UnreadableFile {
  readonly name: string;
  readonly reason: string;
  /** See `UnreadFound`. */
  readonly mayBeOthers?: true;
}

export interface ReportedProjects {
  readonly projects: readonly ReportedProject[];
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
 * Finds and reads the settings that the paths name: files as they are, folders by searching them.
 * @param stdinName the name under which `-`, standard input, is judged
 * @param reach how much of a folder is looked at
 */
export async function findReportedProjects(
  paths: readonly string[],
  host: Host,
  stdinName: string | undefined,
  reach: Reach = COMMAND_REACH,
): Promise<ReportedProjects> {
  const folders = new Set<string>();
  const files = new Set<string>();
  const given = new Map<string, ReadText>();
  let standardInput: StandardInput | undefined;
  for (const path of paths.length === 0 ? ["."] : paths) {
    if (path === STANDARD_INPUT) {
      const location = located(stdinName ?? "pyproject.toml", host);
      const bytes = await host.readStandardInput(MOST_BYTES);
      const read = decodeText(bytes);
      given.set(location, read);
      // Of a name that nothing is known of nobody has asked for a judgement: an editor pipes whatever is open.
      if (read.kind !== "text" || isAbout(location, read.text)) files.add(location);
      if (read.kind !== "text") continue;
      standardInput = { name: shown(location, host), text: read.text, byteOrderMark: byteOrderMarkOf(bytes) };
    } else {
      const location = located(path, host);
      (isFolder(location) ? folders : files).add(location);
    }
  }
  const found = await findProjects(
    laidOver(diskFiles, given),
    { folders: [...folders], files },
    { reach, refersTo: async (file) => pathsReferredTo((await readerFor([file]))(file)) },
  );
  return {
    projects: found.projects.map((project) => reportedProject(project, host)).filter(({ files }) => files.length > 0),
    unreadable: [...found.unread].map(([location, each]) => ({ name: shown(location, host), ...each })),
    standardInput,
  };
}

function reportedProject({ files, reported }: FoundProject, host: Host): ReportedProject {
  return {
    files: files.map(({ location, ...file }) => ({ ...file, name: shown(location, host) })),
    reported: new Set([...reported].map((location) => shown(location, host))),
  };
}

function isAbout(location: string, text: string): boolean {
  return formatOf(location, text) !== undefined || mentionsUs(location, text);
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

function located(path: string, host: Host): string {
  return slashed(resolve(host.currentFolder, path));
}

/** As the user would write it: relative to where they are, with slashes. */
function shown(location: string, host: Host): string {
  const inside = relative(host.currentFolder, location);
  return inside.startsWith("..") || inside === "" ? location : slashed(inside);
}
