import { analyseProjectDocuments, type ProjectReport, reportOf } from "@slotwise/language-service";
import type { Declarations, SettingsFile } from "@slotwise/project";
import type { Deployment } from "../../files/deployments.js";
import { readerFor } from "../../files/reader.js";
import type { Progress } from "../../terminal/progress.js";

/** A deployment with what was found in it. */
export interface LintedDeployment extends Deployment {
  readonly project: ProjectReport;
}

/** Judges a deployment's files, whatever they say by now. */
export type Judge = (files: readonly SettingsFile[]) => ProjectReport;

/**
 * A judge for these deployments: what reads their formats is loaded first.
 * @param hasFixes whether anybody wants to know how to solve a problem
 */
export async function judgeFor(
  deployments: readonly Deployment[],
  declarations: Declarations,
  hasFixes: boolean,
): Promise<Judge> {
  const read = await readerFor(deployments.flatMap(({ files }) => files));
  return (files) => reportOf(analyseProjectDocuments(files.map(read), declarations), hasFixes);
}

/** Judges every deployment; those without settings are left out. */
export function judgeDeployments(
  deployments: readonly Deployment[],
  judge: Judge,
  progress: Progress,
): readonly LintedDeployment[] {
  const judged: LintedDeployment[] = [];
  for (const [index, deployment] of deployments.entries()) {
    progress.show(index, deployments.length, deployment.files[0]?.name ?? "");
    const project = judge(deployment.files);
    if (project.fleets.some(({ carriesSettings }) => carriesSettings)) judged.push({ ...deployment, project });
  }
  progress.clear();
  return judged;
}
