import { cronSettingsOf } from "./cron-losses.js";
import { type Declarations, mergeDeclarations, NO_DECLARATIONS, readDeclarations } from "./declarations.js";
import { type Deployment, deploymentsOf } from "./deployments.js";
import { carriesSettings, type SettingsDocument } from "./document.js";
import { fileSuppressionsOf } from "./file-suppressions.js";
import type { Finding, Place, Severity } from "./finding.js";
import { type FleetSummary, summarizeFleet } from "./fleet-summary.js";
import { type JudgedVersions, judgedVersions } from "./pynenc-version.js";
import { type ResolvedApp, resolveApp } from "./resolve.js";
import { RULE_NAMES, RULES, ruleNamed, SLOT_RULES } from "./rules/index.js";
import type { Problem, Rule, RuleContext } from "./rules/rule.js";
import { judgeSlots, type SlotJudgement, slotValues } from "./slot-judgement.js";
import type { TextRange } from "./source-text.js";
import { type Suppression, suppressionsOf } from "./suppression.js";

/** What is known of one deployment: its files resolved, its fleet judged. */
export interface Analysis {
  /** The service, container, job or module; undefined for the folder itself. */
  readonly name: string | undefined;
  /** Whether any file says something about a fleet, or may have: one that does not parse. */
  readonly carriesSettings: boolean;
  readonly documents: readonly SettingsDocument[];
  readonly app: ResolvedApp;
  readonly declarations: Declarations;
  readonly versions: JudgedVersions;
  /** Empty where a value is unusable. */
  readonly judgements: readonly SlotJudgement[];
  readonly summaries: readonly FleetSummary[];
  readonly findings: readonly Finding[];
  /** The comments that suppress findings, each with what it suppressed here. */
  readonly suppressions: readonly Suppression[];
}

/**
 * Judges documents as the sources of one deployment.
 *
 * @param documents weakest first, as pynenc reads them
 * @param overrides what the command line or the editor says; it beats what the files declare
 * @param rules what to judge by
 */
export function judgeDocuments(
  documents: readonly SettingsDocument[],
  overrides: Declarations = NO_DECLARATIONS,
  rules: readonly Rule[] = RULES,
): Analysis {
  return analyseDeployment({ name: undefined, documents, size: undefined }, overrides, rules);
}

/**
 * Judges every deployment that the documents of one project make: services, containers, jobs, modules, and the folder
 * itself.
 *
 * @param documents of one project, settings files weakest first
 */
export function judgeProject(
  documents: readonly SettingsDocument[],
  overrides: Declarations = NO_DECLARATIONS,
  rules: readonly Rule[] = RULES,
): Project {
  const deployments = deploymentsOf(documents).map((deployment) => analyseDeployment(deployment, overrides, rules));
  const findings = new Map<string, Finding>();
  for (const finding of deployments.flatMap((each) => [...each.findings, ...unusedOf(deployments, each)])) {
    // What a settings file says is found again in every deployment that it is a source of.
    const { file, startOffset } = finding.place;
    findings.set(`${file} ${startOffset} ${finding.rule} ${finding.message}`, finding);
  }
  return { deployments, findings: [...findings.values()].sort(byPlace) };
}

/** Every deployment of a project, and what was found in any of them, once. */
export interface Project {
  readonly deployments: readonly Analysis[];
  readonly findings: readonly Finding[];
}

/** The comments that were of no use in any deployment. */
function unusedOf(deployments: readonly Analysis[], { declarations, suppressions }: Analysis): readonly Finding[] {
  const rule = ruleNamed("unused-suppression");
  const configured = declarations.rules.get("unused-suppression");
  if (rule === undefined || configured === "off") return [];
  const all = deployments.flatMap((deployment) => deployment.suppressions);
  return suppressions
    .filter(
      ({ document, range }) =>
        !all.some(
          (each) => each.used && each.document.source.name === document.source.name && each.range.start === range.start,
        ),
    )
    .map(({ document, range, rule: name }) => {
      const isRule = (RULE_NAMES as readonly string[]).includes(name);
      const message = isRule ? `nothing here is to be accepted: ${name} finds no problem` : `there is no rule ${name}`;
      return toFinding(rule, { document, range, message }, configured);
    });
}

function analyseDeployment(
  { name, documents, size }: Deployment,
  overrides: Declarations,
  rules: readonly Rule[],
): Analysis {
  const read = readDeclarations(documents, RULE_NAMES);
  const declared = mergeDeclarations(read.declarations, overrides);
  const declarations = declared.runners === undefined ? { ...declared, runners: size?.range } : declared;
  const app = resolveApp(documents);
  const versions = judgedVersions(documents, declarations.pynencVersions);
  const values = slotValues(app);
  const crons = cronSettingsOf(app);
  // A file that does not parse may say anything: what the others say of the slots is not the whole truth.
  const isWhole =
    documents.length > 0 &&
    documents.every(({ syntaxProblem }) => syntaxProblem === undefined || syntaxProblem.tolerated === true);
  const judgements =
    values === undefined || !isWhole
      ? []
      : versions.versions.map((version) => judgeSlots(version, values, declarations, crons));
  const context: RuleContext = {
    documents,
    app,
    declarations,
    declarationProblems: read.problems,
    versions,
    judgements,
    slotRules: SLOT_RULES,
    replicas:
      size === undefined || declared.runners !== undefined ? undefined : { document: size.document, range: size.place },
  };
  const suppressions = documents.flatMap((document) => [suppressionsOf(document), fileSuppressionsOf(document)]);
  const found = rules.flatMap((rule) => findingsOf(rule, context));
  const kept = found.filter((finding) => !suppressions.some((each) => each.suppresses(finding)));
  return {
    name,
    carriesSettings: documents.some((document) => carriesSettings(document) || document.syntaxProblem !== undefined),
    documents,
    app,
    declarations,
    versions,
    judgements,
    summaries: judgements.map(summarizeFleet),
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

function toFinding(rule: Rule, problem: Problem, configured: Severity | undefined): Finding {
  return {
    rule: rule.name,
    severity: configured ?? problem.severity ?? rule.severity,
    place: placeIn(problem.document, problem.range),
    message: problem.message,
    versions: problem.versions ?? [],
    related: (problem.related ?? []).map(({ document, range, message }) => ({
      place: placeIn(document, range),
      message,
    })),
    fixes: (problem.fixes ?? []).map(({ title, safe, edits }) => ({
      title,
      safe: safe === true,
      edits: edits.map(({ document, range, newText }) => ({ place: placeIn(document, range), newText })),
    })),
    drawing: problem.drawing,
  };
}

function placeIn({ source }: SettingsDocument, range: TextRange): Place {
  return {
    file: source.name,
    startOffset: range.start,
    endOffset: range.end,
    start: source.positionAt(range.start),
    end: source.positionAt(range.end),
  };
}

function byPlace(first: Finding, second: Finding): number {
  return (
    compare(first.place.file, second.place.file) ||
    first.place.startOffset - second.place.startOffset ||
    SEVERITY_RANK[first.severity] - SEVERITY_RANK[second.severity]
  );
}

const SEVERITY_RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

function compare(first: string, second: string): number {
  return first < second ? -1 : first > second ? 1 : 0;
}
