import type { Finding, ProjectReport } from "@slotwise/language-service";
import { rememberFor, type SettingsFile } from "@slotwise/project";
import { nameOfReleases } from "@slotwise/pynenc";

/** One project, judged. */
export interface JudgedProject {
  readonly files: readonly SettingsFile[];
  readonly report: ProjectReport;
}

/** Everything a run found, ready to be written in any format. */
export interface LintReport {
  readonly projects: readonly JudgedProject[];
  readonly findings: readonly Finding[];
  /** How many more there are that a baseline accepts. */
  readonly accepted: number;
}

/** `3 problems: 1 error, 2 warnings` */
export function countFindings(findings: readonly Finding[]): string {
  if (findings.length === 0) return "no problems";
  const count = (severity: Finding["severity"], one: string, many: string) => {
    const number = findings.filter((finding) => finding.severity === severity).length;
    return number === 0 ? [] : [`${number} ${number === 1 ? one : many}`];
  };
  return [
    ...count("error", "error", "errors"),
    ...count("warning", "warning", "warnings"),
    ...count("info", "remark", "remarks"),
  ].join(", ");
}

/** `pyproject.toml:12:41`, counted from 1 as editors show it. */
export function placeText({ place }: Pick<Finding, "place">): string {
  return `${place.file}:${place.start.line + 1}:${place.start.character + 1}`;
}

/** ` (pynenc 0.2.4 to 0.4.0)`, or nothing where the release makes no difference. */
export function releaseText({ releases }: Pick<Finding, "releases">): string {
  return releases.length === 0 ? "" : ` (pynenc ${nameOf(releases)})`;
}

/** The same few lists of releases stand in thousands of findings. */
const nameOf = rememberFor(nameOfReleases);
