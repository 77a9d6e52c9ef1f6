import { analyseProjectDocuments, type ProjectReport, reportOf } from "@slotwise/language-service";
import type { Declarations, SettingsFile } from "@slotwise/project";
import { readerFor } from "../../files/reader.js";
import type { ReportedProject } from "../../files/reported-projects.js";
import type { Progress } from "../../terminal/progress.js";

/** A project with what was found in it. */
export interface LintedProject extends ReportedProject {
  readonly report: ProjectReport;
}

/** Judges a project's files, whatever they say by now. */
export type Judge = (files: readonly SettingsFile[]) => ProjectReport;

/**
 * A judge for these projects: what reads their formats is loaded first.
 * @param hasFixes whether anybody wants to know how to solve a problem
 */
export async function judgeFor(
  projects: readonly ReportedProject[],
  declarations: Declarations,
  hasFixes: boolean,
): Promise<Judge> {
  const read = await readerFor(projects.flatMap(({ files }) => files));
  return (files) => reportOf(analyseProjectDocuments(files.map(read), declarations), hasFixes);
}

/** Judges every project; those without settings are left out, unless something is wrong with them all the same. */
export function judgeProjects(
  projects: readonly ReportedProject[],
  judge: Judge,
  progress: Progress,
): readonly LintedProject[] {
  const judged: LintedProject[] = [];
  for (const [index, project] of projects.entries()) {
    progress.show(index, projects.length, project.files[0]?.name ?? "");
    const report = judge(project.files);
    const isWrong = report.findings.some(({ place }) => project.reported.has(place.file));
    if (isWrong || report.fleets.some(({ carriesSettings }) => carriesSettings)) judged.push({ ...project, report });
  }
  progress.clear();
  return judged;
}
