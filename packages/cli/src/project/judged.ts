import { type Analysis, analyseProjectDocuments, namesOf, type ProjectAnalysis } from "@slotwise/language-service";
import type { Declarations, Reach, SettingsFile } from "@slotwise/project";
import { declarationsOf, type FleetOptions } from "../command-line/fleet-options.js";
import { readerFor } from "../files/reader.js";
import { findReportedProjects } from "../files/reported-projects.js";
import { type Host, NotJudgedError } from "../host/host.js";
import { unreadableMessage } from "./unreadable-finding.js";

/** One deployment that a command draws or lists. */
export interface Judged {
  readonly files: readonly SettingsFile[];
  readonly analysis: Analysis;
  /** What it is called beside the others. */
  readonly name: string;
}

/**
 * The deployments at a path that carry settings.
 * @throws NotJudgedError for a file that cannot be read
 */
export async function judgedAt(
  path: string | undefined,
  options: FleetOptions,
  host: Host,
): Promise<readonly Judged[]> {
  const { judged, remarks } = await foundAt(path, declarationsOf(options), host);
  for (const remark of remarks) host.stderr.write(`slotwise: ${remark}\n`);
  if (judged.length === 0) host.stderr.write(`slotwise: no pynenc settings in ${path ?? "this folder"}\n`);
  return judged;
}

/** What was found at a path, with nothing said of it yet. */
export interface FoundSettings {
  readonly judged: readonly Judged[];
  /** What could not be read, and may matter. */
  readonly remarks: readonly string[];
}

/**
 * The same for commands that have a place of their own for remarks.
 * @throws NotJudgedError for a file that cannot be read
 */
export async function foundAt(
  path: string | undefined,
  declarations: Declarations,
  host: Host,
  reach?: Reach,
): Promise<FoundSettings> {
  const found = await findReportedProjects(path === undefined ? [] : [path], host, undefined, reach);
  const unreadable = found.unreadable.find(({ mayBeOthers }) => mayBeOthers !== true);
  const remarks = found.unreadable.filter((each) => each !== unreadable).map(unreadableMessage);
  if (unreadable !== undefined) {
    for (const remark of remarks) host.stderr.write(`slotwise: ${remark}\n`);
    throw new NotJudgedError(unreadableMessage(unreadable));
  }
  const read = await readerFor(found.projects.flatMap(({ files }) => files));
  const analysed = found.projects.map(({ files }) => ({
    files,
    project: analyseProjectDocuments(files.map(read), declarations),
  }));
  const carrying = analysed
    .flatMap(({ files, project }) => project.deployments.map((analysis) => ({ files, analysis })))
    .filter(({ analysis }) => analysis.carriesSettings);
  const names = namesOf(carrying.map(({ analysis }) => analysis));
  const judged = carrying.map((each, index) => ({ ...each, name: names[index] ?? "" }));
  return {
    judged,
    remarks: judged.length > 0 ? remarks : [...remarks, ...analysed.flatMap(({ project }) => unreadLines(project))],
  };
}

/** Why there are no settings where people may look for some. */
function unreadLines({ findings }: ProjectAnalysis): readonly string[] {
  return findings.filter(({ rule }) => rule === "unread-file").map(({ message }) => message);
}

/** What a deployment is called, before a message, where there are several: `service a: `. */
export function inMessage(judged: Judged, all: readonly Judged[]): string {
  return all.length > 1 ? `${judged.name}: ` : "";
}
