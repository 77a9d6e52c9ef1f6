import { type LintReport, placeText, releaseText } from "./report.js";

/** One line a problem, for grep and for editors; and one for a deployment that nobody can judge. */
export function conciseReport({ projects, findings }: LintReport, isQuiet: boolean): string {
  const problems = findings.map(
    (finding) =>
      `${placeText(finding)}: ${finding.severity} ${finding.rule}: ${finding.message}${releaseText(finding)}\n`,
  );
  const fleets = isQuiet ? [] : projects.flatMap(({ report }) => report.fleets);
  const unjudged = fleets.flatMap(({ name, files, notJudged }) =>
    notJudged === undefined ? [] : `${name ?? files[0]}: not judged: ${notJudged}\n`,
  );
  return [...problems, ...unjudged].join("");
}
