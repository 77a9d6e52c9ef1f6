import { analyseProject, type Declarations, type Project, type SettingsFile } from "@slotwise/language-service";
import type { Deployment } from "../files/deployments.js";
import type { Progress } from "../progress.js";

/** A deployment with what was found in it. */
export interface LintedDeployment extends Deployment {
  readonly project: Project;
}

/** Judges a deployment's files, whatever they say by now. */
export type Judge = (files: readonly SettingsFile[]) => Project;

export function judgeWith(declarations: Declarations): Judge {
  return (files) => analyseProject(files, declarations);
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
    if (project.deployments.some(({ carriesSettings }) => carriesSettings)) judged.push({ ...deployment, project });
  }
  progress.clear();
  return judged;
}
