import { writeNamedFile } from "../../../files/write-file.js";
import type { Host, Output } from "../../../host/host.js";
import { coloursFor, wantsUnicode } from "../../../terminal/colours.js";
import { createColours } from "../../../terminal/styles.js";
import { conciseReport } from "./concise.js";
import { githubReport, withoutWorkflowCommands } from "./github.js";
import { jsonReport } from "./json.js";
import { type PrettyOptions, prettyReport } from "./pretty.js";
import type { LintReport } from "./report.js";
import type { ReportFormat, ReportRequest } from "./report-request.js";
import { sarifReport } from "./sarif.js";

export interface WriteOptions {
  /** What stands for standard output: standard error, where standard output is for something else. */
  readonly output: Output;
  /** Leaves out what is no problem: how far a fleet carries, and that there is nothing. */
  readonly quiet: boolean;
}

/** Formats that a program waits for: written even when there were no settings at all. */
const FOR_MACHINES: ReadonlySet<ReportFormat> = new Set(["json", "sarif"]);

/** Writes every report that is planned. */
export async function writeReports(
  report: LintReport,
  requests: readonly ReportRequest[],
  options: WriteOptions,
  host: Host,
): Promise<void> {
  const isEmpty = report.projects.length === 0 && report.findings.length === 0;
  for (const { format, file } of requests) {
    if (isEmpty && !FOR_MACHINES.has(format) && file === undefined) continue;
    const text = isEmpty && format === "pretty" ? "" : await reportText(report, format, file, options, host);
    if (file !== undefined) writeNamedFile(file, text, host);
    else options.output.write(text);
  }
}

async function reportText(
  report: LintReport,
  format: ReportFormat,
  file: string | undefined,
  options: WriteOptions,
  host: Host,
): Promise<string> {
  switch (format) {
    case "pretty":
      return inWorkflow(prettyReport(report, prettyOptions(file, options, host)), host);
    case "concise":
      return inWorkflow(conciseReport(report, options.quiet), host);
    case "json":
      return jsonReport(report);
    case "sarif":
      return sarifReport(report, host);
    case "github":
      return githubReport(report, host);
  }
}

function prettyOptions(file: string | undefined, { output, quiet }: WriteOptions, host: Host): PrettyOptions {
  const unicode = wantsUnicode(host.environment);
  // A file has no width, and no colours even where they are forced.
  if (file !== undefined) return { colours: createColours(false), unicode, columns: undefined, quiet };
  return { colours: coloursFor(output, host), unicode, columns: output.columns, quiet };
}

function inWorkflow(text: string, { environment }: Host): string {
  return environment.GITHUB_ACTIONS === "true" ? withoutWorkflowCommands(text) : text;
}
