import type { Severity, TextRange } from "@slotwise/project";
import {
  carriesSettings,
  type Declarations,
  type Deployment,
  deploymentsOf,
  type JudgedReleases,
  judgedReleases,
  mergeDeclarations,
  NO_DECLARATIONS,
  type ResolvedApp,
  readDeclarations,
  resolveApp,
  type SettingsDocument,
} from "@slotwise/project";
import { cronSettingsOf } from "../crons/cron-losses.js";
import { isSchedulerOff } from "../crons/serves-crons.js";
import { fileSuppressionsOf } from "../findings/file-suppressions.js";
import type { Finding, Fix, Place } from "../findings/finding.js";
import { type Suppression, suppressionsOf } from "../findings/suppression.js";
import { type FleetSummary, summarizeFleet } from "../fleets/fleet-summary.js";
import {
  judgeBehaviours,
  lookTermsOf,
  SLOT_FIELDS,
  type SlotJudgement,
  slotSetting,
  slotValues,
} from "../fleets/slot-judgement.js";
import { RULE_NAMES, RULES, ruleNamed, SLOT_RULES } from "../rules/index.js";
import type { Problem, ProblemFix, Rule, RuleContext } from "../rules/rule.js";

/** What is known of one deployment: its files resolved, its fleet judged. */
export interface Analysis {
  /** The service, container, job or module; undefined for the folder itself. */
  readonly name: string | undefined;
  /** Whether any file says something about a fleet, or may have: one that does not parse. */
  readonly carriesSettings: boolean;
  readonly documents: readonly SettingsDocument[];
  readonly app: ResolvedApp;
  readonly declarations: Declarations;
  readonly releases: JudgedReleases;
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
export function analyseDocuments(
  documents: readonly SettingsDocument[],
  overrides: Declarations = NO_DECLARATIONS,
  rules: readonly Rule[] = RULES,
): Analysis {
  const deployment = resolveDeployment(
    { name: undefined, documents, size: undefined, unknown: [], isBeside: false },
    overrides,
  );
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
  const findings = new Map<string, Finding>();
  const notJudged = tooManyDeployments(all);
  for (const finding of [...notJudged, ...deployments.flatMap((each) => [...each.findings, ...unusedOf(each, used)])]) {
    // What a settings file says is found again in every deployment that it is a source of.
    const { file, startOffset } = finding.place;
    findings.set(`${file} ${startOffset} ${finding.rule} ${finding.message}`, finding);
  }
  return { deployments, findings: [...findings.values()].sort(byPlace) };
}

/** Files of folders around a project are no sources of it. */
function isOuter({ projectFolder }: SettingsDocument): boolean {
  return projectFolder !== undefined;
}

/** Every deployment of a project, and what was found in any of them, once. */
export interface ProjectAnalysis {
  readonly deployments: readonly Analysis[];
  readonly findings: readonly Finding[];
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

/** The places of all comments that were of use in some deployment. */
function usedSuppressions(deployments: readonly Analysis[]): ReadonlySet<string> {
  const used = deployments.flatMap(({ suppressions }) => suppressions.filter((each) => each.used));
  return new Set(used.map(placeOfSuppression));
}

function placeOfSuppression({ document, range }: Suppression): string {
  return `${range.start} ${document.source.name}`;
}

/** The comments that were of no use in any deployment. */
function unusedOf({ declarations, suppressions }: Analysis, used: ReadonlySet<string>): readonly Finding[] {
  const rule = ruleNamed("unused-suppression");
  const configured = declarations.rules.get("unused-suppression");
  if (rule === undefined || configured === "off") return [];
  return suppressions
    .filter((each) => !used.has(placeOfSuppression(each)))
    .map(({ document, range, rule: name }) => {
      const isRule = (RULE_NAMES as readonly string[]).includes(name);
      const message = isRule ? `nothing here is to be accepted: ${name} finds no problem` : `there is no rule ${name}`;
      return toFinding(rule, { document, range, message }, configured);
    });
}

/** One deployment before the rules look at it. */
interface ResolvedDeployment extends Omit<RuleContext, "siblings"> {
  readonly name: string | undefined;
}

function resolveDeployment(
  { name, documents, size, unknown, isBeside }: Deployment,
  overrides: Declarations,
): ResolvedDeployment {
  const read = readDeclarations(documents, RULE_NAMES);
  const declared = mergeDeclarations(read.declarations, overrides);
  const declarations = declared.runners === undefined ? { ...declared, runners: size?.range } : declared;
  const app = resolveApp(documents);
  const releases = judgedReleases(documents, declarations.pynencReleases);
  const values = slotValues(app, releases.releases);
  // A file that does not parse may say anything: what the others say of the slots is not the whole truth. Nor are pynenc's
  // defaults, where nothing that was read says otherwise but more is read when the fleet starts.
  const isWhole =
    documents.length > 0 &&
    documents.every(({ syntaxProblem }) => syntaxProblem === undefined || syntaxProblem.tolerated === true) &&
    ((unknown.length === 0 && !isBeside) || saysSlots(app));
  const judgements =
    values === undefined || !isWhole
      ? []
      : judgeBehaviours(
          releases.behaviours,
          {
            values,
            look: lookTermsOf(app),
            crons: cronSettingsOf(app),
            isSchedulerOff: isSchedulerOff(app, documents),
          },
          declarations,
        );
  return {
    name,
    documents,
    unknown,
    app,
    declarations,
    declarationProblems: read.problems,
    releases,
    judgements,
    slotRules: SLOT_RULES,
    replicas:
      size === undefined || declared.runners !== undefined
        ? undefined
        : { document: size.document, range: size.place, members: size.members },
  };
}

function analyseDeployment(
  deployment: ResolvedDeployment,
  siblings: readonly ResolvedDeployment[],
  rules: readonly Rule[],
  outer: readonly SettingsDocument[] = [],
): Analysis {
  const { name, documents, app, declarations, releases, judgements } = deployment;
  const context: RuleContext = { ...deployment, siblings };
  const suppressions = [
    ...documents.map(suppressionsOf),
    ...[...documents, ...outer].map((document) => fileSuppressionsOf(document, documents)),
  ];
  const found = rules.flatMap((rule) => findingsOf(rule, context));
  const kept = found.filter((finding) => !suppressions.some((each) => each.suppresses(finding)));
  return {
    name,
    carriesSettings: documents.some((document) => carriesSettings(document) || document.syntaxProblem !== undefined),
    documents,
    app,
    declarations,
    releases,
    judgements,
    summaries: judgements.map(summarizeFleet),
    findings: kept.sort(byPlace),
    suppressions: suppressions.flatMap((each) => each.all),
  };
}

function saysSlots(app: ResolvedApp): boolean {
  return SLOT_FIELDS.some((field) => (slotSetting(app, field)?.origin.kind ?? "default") !== "default");
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

/** Fixes are worked out when somebody asks for them: at most keystrokes nobody does, and each is judged. */
function toFinding(rule: Rule, problem: Problem, configured: Severity | undefined): Finding {
  let fixes: readonly Fix[] | undefined;
  return {
    rule: rule.name,
    severity: configured ?? problem.severity ?? rule.severity,
    place: placeIn(problem.document, problem.range),
    message: problem.message,
    releases: problem.releases ?? [],
    related: (problem.related ?? []).map(({ document, range, message }) => ({
      place: placeIn(document, range),
      message,
    })),
    get fixes() {
      fixes ??= (problem.fixes ?? []).map(toFix);
      return fixes;
    },
    drawing: problem.drawing,
  };
}

function toFix({ title, safe, edits }: ProblemFix): Fix {
  return {
    title,
    safe: safe === true,
    edits: edits.map(({ document, range, newText }) => ({ place: placeIn(document, range), newText })),
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
