import type { Fleet } from "@slotwise/core";
import type { RunnerRange } from "@slotwise/project";
import type { Finding } from "../findings/finding.js";
import type { FleetSummary } from "../fleets/fleet-summary.js";
import type { Analysis, ProjectAnalysis } from "./analysis.js";

/**
 * What is worth keeping of a project once it is judged: plain data, which can be sent from thread to thread, and little
 * of it, so that thousands of projects fit. The documents with their trees are not.
 */
export interface ProjectReport {
  readonly fleets: readonly FleetReport[];
  readonly findings: readonly Finding[];
}

/** One deployment of a project. */
export interface FleetReport {
  /** The service, container, job or module; undefined for the folder itself. */
  readonly name: string | undefined;
  /** The file that people know it by. */
  readonly knownBy: string | undefined;
  /** Whether any file says something about a fleet, or may have: one that does not parse. */
  readonly carriesSettings: boolean;
  /** The names of its files, weakest first. */
  readonly files: readonly string[];
  /** How many of those do not parse. */
  readonly unparsable: number;
  /** The sizes declared. */
  readonly runners: RunnerRange | undefined;
  /** The fleet of one runner under each behaviour judged; empty where a value is unusable. */
  readonly singles: readonly Fleet[];
  readonly summaries: readonly FleetSummary[];
  /** Why there are none, where no mistake is to blame; as what follows a colon. */
  readonly notJudged: string | undefined;
  readonly findings: readonly Finding[];
}

/** @param hasFixes whether fixes are of interest: each is judged before it is told, which takes as long again */
export function reportOf({ deployments, findings }: ProjectAnalysis, hasFixes = true): ProjectReport {
  // Most findings stand both in the project's list and in a fleet's.
  const reported = new Map<Finding, Finding>();
  const kept = (finding: Finding): Finding => {
    const known = reported.get(finding) ?? plain(finding, hasFixes, kept);
    reported.set(finding, known);
    return known;
  };
  // Of files that nobody could read there is no fleet.
  const read = deployments.filter(({ documents }) => documents.length > 0);
  return { fleets: read.map((each) => fleetReport(each, kept)), findings: findings.map(kept) };
}

/** With its fixes worked out, so that nothing of the documents is kept for that. */
function plain(finding: Finding, hasFixes: boolean, kept: (finding: Finding) => Finding): Finding {
  const { rule, severity, place, message, releases, related, drawing, grouped } = finding;
  const fixes = hasFixes ? finding.fixes.map(({ title, safe, edits }) => ({ title, safe, edits })) : [];
  const alone = { rule, severity, place, message, releases, related, fixes, drawing };
  return grouped === undefined ? alone : { ...alone, grouped: grouped.map(kept) };
}

function fleetReport(
  { name, knownBy, carriesSettings, documents, declarations, judgements, ...rest }: Analysis,
  kept: (finding: Finding) => Finding,
): FleetReport {
  return {
    name,
    knownBy,
    carriesSettings,
    files: documents.map(({ source }) => source.name),
    unparsable: documents.filter(({ syntaxProblem }) => syntaxProblem !== undefined).length,
    runners: declarations.runners,
    singles: judgements.map((judgement) => judgement.fleetOf(1)),
    summaries: rest.summaries,
    notJudged: carriesSettings ? rest.notJudged?.reason : undefined,
    findings: rest.findings.map(kept),
  };
}
