import {
  alone,
  type Declarations,
  type Deployment,
  deploymentsOf,
  NO_DECLARATIONS,
  type SettingsDocument,
} from "@slotwise/project";
import { distinctFindings } from "../findings/distinct-findings.js";
import type { Finding } from "../findings/finding.js";
import { RULES, ruleNamed } from "../rules/index.js";
import type { Rule } from "../rules/rule.js";
import { analyseDeployment } from "./analyse-deployment.js";
import type { Analysis, ProjectAnalysis } from "./analysis.js";
import { byPlace } from "./by-place.js";
import { groupFindings } from "./group-findings.js";
import { resolveDeployment } from "./resolve-deployment.js";
import { toFinding } from "./to-finding.js";
import { unusedOf, usedSuppressions } from "./unused-suppressions.js";

/**
 * Judges documents as the sources of one deployment.
 *
 * @param documents weakest first, as pynenc reads them
 * @param overrides what the command line or the editor says; it beats what the files declare
 * @param rules what to judge by
 */
export function analyseDocuments(
  documents: readonly SettingsDocument[],
  overrides: Declarations = NO_DECLARATIONS,
  rules: readonly Rule[] = RULES,
): Analysis {
  const deployment = resolveDeployment(alone(undefined, documents), overrides);
  return analyseDeployment(deployment, [deployment], rules);
}

/**
 * Judges every deployment that the documents of one project make: services, containers, jobs, modules, and the folder
 * itself.
 *
 * @param documents of one project, settings files weakest first
 */
export function analyseProjectDocuments(
  documents: readonly SettingsDocument[],
  overrides: Declarations = NO_DECLARATIONS,
  rules: readonly Rule[] = RULES,
): ProjectAnalysis {
  const outer = documents.filter(isOuter);
  const all = deploymentsOf(outer.length === 0 ? documents : documents.filter((document) => !isOuter(document)));
  const resolved = all.slice(0, MOST_DEPLOYMENTS).map((deployment) => resolveDeployment(deployment, overrides));
  const deployments = resolved.map((deployment) => analyseDeployment(deployment, resolved, rules, outer));
  const used = usedSuppressions(deployments);
  const found = deployments.flatMap((each) => [...each.findings, ...unusedOf(each, used)]);
  const distinct = distinctFindings([...tooManyDeployments(all), ...found]);
  return { deployments, findings: groupFindings(distinct, deployments).toSorted(byPlace) };
}

/** Files of folders around a project are no sources of it. */
function isOuter({ projectFolder }: SettingsDocument): boolean {
  return projectFolder !== undefined;
}

/** No project has so many; a file that a program wrote may, and must not keep everybody waiting. */
const MOST_DEPLOYMENTS = 1000;

function tooManyDeployments(deployments: readonly Deployment[]): readonly Finding[] {
  const rule = ruleNamed("unreadable-file");
  const document = deployments[MOST_DEPLOYMENTS]?.documents.at(-1);
  if (rule === undefined || document === undefined) return [];
  const message = `this starts ${deployments.length} fleets, of which only the first ${MOST_DEPLOYMENTS} were judged`;
  return [toFinding(rule, { document, range: { start: 0, end: 0 }, message }, undefined)];
}
