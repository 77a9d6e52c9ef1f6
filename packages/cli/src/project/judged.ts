import { type Analysis, analyseProjectDocuments, namesOf, type ProjectAnalysis } from "@slotwise/language-service";
import type { SettingsFile } from "@slotwise/project";
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
  const found = await findReportedProjects(path === undefined ? [] : [path], host, undefined);
  const unreadable = found.unreadable.find(({ mayBeOthers }) => mayBeOthers !== true);
  for (const each of found.unreadable)
    if (each !== unreadable) host.stderr.write(`slotwise: ${unreadableMessage(each)}\n`);
  if (unreadable !== undefined) throw new NotJudgedError(unreadableMessage(unreadable));
  const read = await readerFor(found.projects.flatMap(({ files }) => files));
  const analysed = found.projects.map(({ files }) => ({
    files,
    project: analyseProjectDocuments(files.map(read), declarationsOf(options)),
  }));
  const carrying = analysed
    .flatMap(({ files, project }) => project.deployments.map((analysis) => ({ files, analysis })))
    .filter(({ analysis }) => analysis.carriesSettings);
  const names = namesOf(carrying.map(({ analysis }) => analysis));
  const judged = carrying.map((each, index) => ({ ...each, name: names[index] ?? "" }));
  if (judged.length === 0) {
    for (const { project } of analysed) for (const line of unreadLines(project)) host.stderr.write(line);
    host.stderr.write(`slotwise: no pynenc settings in ${path ?? "this folder"}\n`);
  }
  return judged;
}

/** Why there are no settings where people may look for some. */
function unreadLines({ findings }: ProjectAnalysis): readonly string[] {
  return findings.filter(({ rule }) => rule === "unread-file").map(({ message }) => `slotwise: ${message}\n`);
}

/** What a deployment is called, before a message, where there are several: `service a: `. */
export function inMessage(judged: Judged, all: readonly Judged[]): string {
  return all.length > 1 ? `${judged.name}: ` : "";
}
