import type { Finding } from "@slotwise/language-service";
import type { Severity } from "@slotwise/project";
import { type LintReport, releaseText } from "./report.js";
import { type RepositoryHost, repositoryPath } from "./repository-path.js";

/**
 * Annotations of GitHub Actions, as workflow commands. GitHub shows the first ten errors and the first ten warnings of
 * a step, so the worst come first.
 */
export function githubReport({ findings }: LintReport, host: RepositoryHost): string {
  const rank = (finding: Finding) => SEVERITIES.indexOf(finding.severity);
  return findings
    .toSorted((first, second) => rank(first) - rank(second))
    .map((finding) => annotation(finding, host))
    .join("");
}

const SEVERITIES: readonly Severity[] = ["error", "warning", "info"];

const COMMANDS: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", info: "notice" };

function annotation(finding: Finding, host: RepositoryHost): string {
  const { start, end, file } = finding.place;
  // A range of columns is understood within one line only.
  const columns = start.line === end.line ? [`col=${start.character + 1}`, `endColumn=${end.character + 1}`] : [];
  const properties = [
    `file=${escapeProperty(repositoryPath(file, host))}`,
    `line=${start.line + 1}`,
    `endLine=${end.line + 1}`,
    ...columns,
    `title=${escapeProperty(`slotwise ${finding.rule}${releaseText(finding)}`)}`,
  ];
  const message = [finding.message, ...finding.fixes.map(({ title }) => `fix: ${title}`)].join("\n");
  return `::${COMMANDS[finding.severity]} ${properties.join(",")}::${escapeData(message)}\n`;
}

function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}

/** Takes the power of commanding a workflow from a text that repeats what stands in a file. */
export function withoutWorkflowCommands(text: string): string {
  return text.replaceAll(/^(\s*):(?=:)/gm, "$1: ").replaceAll("##[", "## [");
}
