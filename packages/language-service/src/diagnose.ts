import { type Declarations, mergeDeclarations, NO_DECLARATIONS, readDeclarations } from "./declarations.js";
import { carriesSettings, readDocument, type SettingsDocument } from "./document.js";
import type { Finding, Place, Severity } from "./finding.js";
import { type FleetSummary, summarizeFleet } from "./fleet-summary.js";
import { type JudgedVersions, judgedVersions } from "./pynenc-version.js";
import { type ResolvedApp, resolveApp } from "./resolve.js";
import { RULE_NAMES, RULES, SLOT_RULES } from "./rules/index.js";
import type { Problem, Rule, RuleContext } from "./rules/rule.js";
import { judgeSlots, type SlotJudgement, slotValues } from "./slot-judgement.js";
import type { TextRange } from "./source-text.js";

/** The text of one settings file. */
export interface SettingsFile {
  /** A path; that it contains `pyproject.toml` decides how it is read, as in pynenc. */
  readonly name: string;
  readonly text: string;
}

/** What is known of one deployment: its files resolved, its fleet judged. */
export interface Analysis {
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
}

/**
 * Judges the settings files of one deployment.
 *
 * @param files weakest first, as pynenc reads them
 * @param overrides what the command line or the editor says; it beats what the files declare
 */
export function analyse(files: readonly SettingsFile[], overrides: Declarations = NO_DECLARATIONS): Analysis {
  const documents = files.map(({ name, text }) => readDocument(name, text));
  const read = readDeclarations(documents, RULE_NAMES);
  const declarations = mergeDeclarations(read.declarations, overrides);
  const app = resolveApp(documents);
  const versions = judgedVersions(documents, declarations.pynencVersions);
  const values = slotValues(app);
  const judgements =
    values === undefined ? [] : versions.versions.map((version) => judgeSlots(version, values, declarations));
  const context: RuleContext = {
    documents,
    app,
    declarations,
    declarationProblems: read.problems,
    versions,
    // A file that does not parse may say anything: what the others say of the slots is not the whole truth.
    judgements: documents.some(({ syntaxProblem }) => syntaxProblem !== undefined) ? [] : judgements,
    slotRules: SLOT_RULES,
  };
  return {
    carriesSettings: documents.some((document) => carriesSettings(document) || document.syntaxProblem !== undefined),
    documents,
    app,
    declarations,
    versions,
    judgements: context.judgements,
    summaries: context.judgements.map(summarizeFleet),
    findings: RULES.flatMap((rule) => findingsOf(rule, context)).sort(byPlace),
  };
}

function findingsOf(rule: Rule, context: RuleContext): readonly Finding[] {
  const configured = context.declarations.rules.get(rule.name);
  if (configured === "off") return [];
  return [...rule.check(context)].map((problem) => toFinding(rule, problem, configured));
}

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
    fixes: (problem.fixes ?? []).map(({ title, edits }) => ({
      title,
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
