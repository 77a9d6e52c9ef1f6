import { type LintReport, placeText, releaseText } from "./report.js";

/** One line a problem, for grep and for editors. */
export function conciseReport({ findings }: LintReport): string {
  return findings
    .map(
      (finding) =>
        `${placeText(finding)}: ${finding.severity} ${finding.rule}: ${finding.message}${releaseText(finding)}\n`,
    )
    .join("");
}
