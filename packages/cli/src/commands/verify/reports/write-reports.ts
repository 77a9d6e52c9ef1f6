import { appendFileSync } from "node:fs";
import { writeNamedFile } from "../../../files/write-file.js";
import type { Host } from "../../../host/host.js";
import { coloursFor } from "../../../terminal/colours.js";
import { renderJson } from "./json.js";
import { renderJunit } from "./junit.js";
import { renderMarkdown } from "./markdown.js";
import { renderPretty } from "./pretty.js";
import type { Judgement } from "./report.js";
import type { ReportFormat, ReportRequest } from "./report-request.js";

const RENDERERS: Readonly<Record<ReportFormat, (judgement: Judgement) => string>> = {
  json: renderJson,
  junit: renderJunit,
  markdown: renderMarkdown,
};

/** Writes what was asked for; the text for people unless another report takes standard output. */
export function writeReports(judgement: Judgement, requests: readonly ReportRequest[], host: Host): void {
  for (const { format, file } of requests) {
    const text = RENDERERS[format](judgement);
    if (file === undefined) host.stdout.write(text);
    else writeNamedFile(file, text, host);
  }
  if (requests.every(({ file }) => file !== undefined)) {
    host.stdout.write(renderPretty(judgement, coloursFor(host.stdout, host)));
  }
  writeStepSummary(judgement, host);
  const { stop } = judgement.report;
  if (stop !== null)
    host.stderr.write([`slotwise: ${stop.message}`, ...stop.details.map((line) => `  ${line}`), ""].join("\n"));
}

/** The summary of a GitHub Actions step. */
function writeStepSummary(judgement: Judgement, host: Host): void {
  const file = host.environment.GITHUB_STEP_SUMMARY;
  if (file === undefined || file === "") return;
  try {
    appendFileSync(file, renderMarkdown(judgement));
  } catch (error) {
    // Whoever runs the step set the path; what was checked is as good as without it.
    const reason = error instanceof Error ? error.message : String(error);
    host.stderr.write(`slotwise: the step summary ${file} cannot be written: ${reason}\n`);
  }
}
