import { distinctFindings, type Finding } from "@slotwise/language-service";
import type { Severity } from "@slotwise/project";
import { declarationsOf } from "../../command-line/fleet-options.js";
import { findReportedProjects, STANDARD_INPUT } from "../../files/reported-projects.js";
import { type ExitStatus, type Host, worstStatus } from "../../host/host.js";
import { unreadableFinding } from "../../project/unreadable-finding.js";
import { progressOn } from "../../terminal/progress.js";
import { HIDING_RULES } from "./baseline/apply-baseline.js";
import { withBaseline } from "./baseline/baseline-file.js";
import { fixFiles, showDiff } from "./fixes/fix-files.js";
import { judgeFor, judgeProjects } from "./judge-projects.js";
import { checkOptions, type LintOptions } from "./options.js";
import { plannedReports, type ReportRequest } from "./reports/report-request.js";
import { writeReports } from "./reports/write-reports.js";

/**
 * One run of `slotwise lint`: finds the files, judges them, fixes them when asked, and reports.
 * @throws UsageError for options that contradict each other, and for a file of ours that cannot be read or written
 */
export async function runLint(
  paths: readonly string[],
  options: LintOptions,
  requests: readonly ReportRequest[],
  host: Host,
): Promise<ExitStatus> {
  checkOptions(options, requests);
  const readsInput = paths.includes(STANDARD_INPUT);
  const ownsOutput = options.diff === true || (options.fix === true && readsInput);
  const planned = plannedReports(requests, host, ownsOutput);

  const found = await findReportedProjects(paths, host, options.stdinFilename);
  const hasFixes = options.diff === true || options.fix === true || planned.some(({ format }) => format !== "concise");
  const judge = await judgeFor(found.projects, declarationsOf(options), hasFixes);
  let projects = judgeProjects(found.projects, judge, progressOn(host));
  const statuses: ExitStatus[] = [];
  const named = paths.map((path) => (path === STANDARD_INPUT ? options.stdinFilename : path));
  const request = { projects, judge, paths: named, standardInput: found.standardInput, host };
  if (options.diff === true && showDiff(request)) statuses.push(1);
  if (options.fix === true) {
    const fixed = fixFiles(request);
    projects = fixed.projects;
    if (fixed.hasFailed) statuses.push(2);
  }

  const findings = [
    ...found.unreadable.map(unreadableFinding),
    // A lock file is the same for all members of a workspace, and so is what is wrong with it.
    ...distinctFindings(
      projects.flatMap(({ report, reported }) => report.findings.filter(({ place }) => reported.has(place.file))),
    ),
  ];
  if (projects.length === 0 && findings.length === 0) {
    host.stderr.write(`slotwise: no pynenc settings in ${paths.length === 0 ? "this folder" : paths.join(", ")}\n`);
    if (options.allowNoSettings !== true) statuses.push(3);
  }
  const isJudged = projects.some(({ report }) => report.fleets.some(({ carriesSettings }) => carriesSettings));
  if (!isJudged && findings.length > 0 && findings.every(isOfUnreadFile)) {
    host.stderr.write("slotwise: no pynenc settings in any file that was read\n");
    if (options.allowNoSettings !== true) statuses.push(3);
  }
  const { reported, accepted } = withBaseline(findings, options, named, host);
  const shown = reported.filter((finding) => isShown(finding, options));
  if (shown.some((finding) => isAtLeast(finding, options.failOn))) statuses.push(1);
  const output = ownsOutput ? host.stderr : host.stdout;
  await writeReports({ projects, findings: shown, accepted }, planned, { output, quiet: options.quiet === true }, host);
  return statusOf(worstStatus(statuses), options);
}

function isShown({ rule, severity }: Finding, { only, quiet }: LintOptions): boolean {
  return (
    (only === undefined || only.has(rule) || (HIDING_RULES.has(rule) && severity !== "info")) &&
    (quiet !== true || severity !== "info")
  );
}

/** A remark on a file of which nothing was read. */
function isOfUnreadFile({ rule, severity }: Finding): boolean {
  return rule === "unread-file" || (rule === "unreadable-file" && severity === "info");
}

/** Whoever only reports is told of nothing but a failure. */
function statusOf(status: ExitStatus, { exitZero }: LintOptions): ExitStatus {
  return exitZero === true && status !== 2 ? 0 : status;
}

const RANK: Readonly<Record<Severity, number>> = { info: 0, warning: 1, error: 2 };

function isAtLeast({ severity }: Finding, least: Severity): boolean {
  return RANK[severity] >= RANK[least];
}
