import { carriesSettings, type SettingsDocument } from "@slotwise/project";
import { fileSuppressionsOf } from "../findings/file-suppressions.js";
import type { Finding } from "../findings/finding.js";
import { suppressionsOf } from "../findings/suppression.js";
import type { Rule, RuleContext } from "../rules/rule.js";
import type { Analysis } from "./analysis.js";
import { byPlace } from "./by-place.js";
import { knownBy } from "./known-by.js";
import type { ResolvedDeployment } from "./resolve-deployment.js";
import { summarizeDeployment } from "./summarize-deployment.js";
import { toFinding } from "./to-finding.js";

/** Looks at one deployment with every rule, less what its files accept. */
export function analyseDeployment(
  deployment: ResolvedDeployment,
  siblings: readonly ResolvedDeployment[],
  rules: readonly Rule[],
  outer: readonly SettingsDocument[] = [],
): Analysis {
  const { name, documents, app, declarations, releases, judgements, notJudged, members } = deployment;
  const context: RuleContext = { ...deployment, siblings };
  const all = [...new Set([...documents, ...deployment.unreadFiles.map(({ document }) => document)])];
  const suppressions = [
    ...all.map(suppressionsOf),
    ...[...documents, ...outer].map((document) => fileSuppressionsOf(document, all)),
  ];
  const found = rules.flatMap((rule) => findingsOf(rule, context));
  const kept = found.filter((finding) => !suppressions.some((each) => each.suppresses(finding)));
  return {
    name,
    knownBy: knownBy(documents, app),
    carriesSettings: documents.some((document) => carriesSettings(document) || document.syntaxProblem !== undefined),
    documents,
    app,
    declarations,
    releases,
    judgements,
    notJudged,
    members,
    deployed: deployment.deployed,
    declaredSize: deployment.declaredSize,
    summaries: judgements.map((judgement) => summarizeDeployment(judgement, context)),
    findings: kept.sort(byPlace),
    suppressions: suppressions.flatMap((each) => each.all),
  };
}

function findingsOf(rule: Rule, context: RuleContext): readonly Finding[] {
  const configured = context.declarations.rules.get(rule.name);
  if (configured === "off") return [];
  const findings: Finding[] = [];
  for (const problem of rule.check(context)) {
    findings.push(toFinding(rule, problem, configured));
    if (findings.length === MOST_FINDINGS_A_RULE) break;
  }
  return findings;
}

/** Nobody reads further, and a file that repeats one mistake a hundred thousand times must not fill the memory. */
const MOST_FINDINGS_A_RULE = 500;
