import type { Place } from "@slotwise/language-service";
import { formatRunnerRange } from "@slotwise/project";
import { printableJson } from "@slotwise/words";
import type { LintReport } from "./report.js";

/** Raised when a field changes its meaning or goes away; new fields may come at any time. */
const SCHEMA_VERSION = 1;

/** The whole report as JSON: lines and columns count from 1, columns in UTF-16 units, durations are seconds. */
export function jsonReport(report: LintReport): string {
  const findings = report.findings.map((finding) => ({
    rule: finding.rule,
    severity: finding.severity,
    message: finding.message,
    pynencReleases: finding.releases,
    ...placeFields(finding.place),
    related: finding.related.map(({ place, message }) => ({ message, ...placeFields(place) })),
    fixes: finding.fixes.map((fix) => ({
      title: fix.title,
      safe: fix.safe,
      edits: fix.edits.map(({ place, newText }) => ({ newText, ...placeFields(place) })),
    })),
  }));
  const fleets = report.projects
    .flatMap(({ report: { fleets } }) => fleets)
    .map(({ name, files, runners, summaries, notJudged }) => ({
      name: name ?? null,
      files,
      runners: runners === undefined ? null : formatRunnerRange(runners),
      judged: summaries.map((summary) => ({
        pynencReleases: summary.releases,
        largestSafeFleet: summary.largestSafeFleet ?? null,
        nobodyRunsFrom: summary.nobodyRunsFrom ?? null,
        longestSafeExecutionSeconds: summary.longestSafeExecutionSeconds ?? null,
        summary: summary.sentence,
      })),
      notJudged: notJudged ?? null,
    }));
  const { accepted } = report;
  return `${printableJson({ schemaVersion: SCHEMA_VERSION, findings, acceptedByBaseline: accepted, fleets }, 2)}\n`;
}

function placeFields(place: Place) {
  return {
    file: place.file,
    line: place.start.line + 1,
    column: place.start.character + 1,
    endLine: place.end.line + 1,
    endColumn: place.end.character + 1,
  };
}
