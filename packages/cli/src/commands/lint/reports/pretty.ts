import { createCycle } from "@slotwise/core";
import type { Finding, FleetReport } from "@slotwise/language-service";
import { createSourceText, type SettingsFile } from "@slotwise/project";
import { cycleText, drawingOf, mixedText } from "@slotwise/timeline";
import { displayWidth, safeLine, wrapText } from "@slotwise/words";
import { namesOf } from "../../../project/names.js";
import { textStyle } from "../../../terminal/drawing.js";
import type { Colours } from "../../../terminal/styles.js";
import { wrapHanging } from "../../../terminal/wrap.js";
import { countFindings, type JudgedProject, type LintReport, placeText, releaseText } from "./report.js";

/** How the report is to look. */
export interface PrettyOptions {
  readonly colours: Colours;
  readonly unicode: boolean;
  /** Of the terminal; a file and a pipe have none. */
  readonly columns: number | undefined;
  /** Leaves out how far a fleet carries, and that there are no problems. */
  readonly quiet: boolean;
}

/** Wider is hard to read; as wide, too, where there is no terminal. */
const MOST_COLUMNS = 100;

/** Every problem with its line, its numbers and a drawing of the cycle that shows it; last, how far the fleet carries. */
export function prettyReport(report: LintReport, options: PrettyOptions): string {
  const blocks: string[] = [];
  const drawn = new Set<string>();
  for (const finding of report.findings) {
    const project = report.projects.find(({ files }) => files.some(({ name }) => name === finding.place.file));
    blocks.push(block(finding, project, drawn, options));
  }
  const summary = summaryLines(report, options);
  if (summary.length > 0) blocks.push([...summary, ""].join("\n"));
  return blocks.join("\n");
}

function block(
  finding: Finding,
  project: JudgedProject | undefined,
  drawn: Set<string>,
  options: PrettyOptions,
): string {
  const { colours } = options;
  const width = Math.min(options.columns ?? MOST_COLUMNS, MOST_COLUMNS);
  const lines = [
    `${colours.bold(placeText(finding))} ${severityText(finding, colours)} ${colours.bold(finding.rule)}${colours.dim(releaseText(finding))}`,
    ...excerpt(finding, project?.files ?? [], options),
    ...wrapText(finding.message, width - 2).map((line) => `  ${line}`),
  ];
  const drawing = project === undefined ? undefined : drawingLines(finding, project, drawn, width - 4, options);
  if (drawing !== undefined) lines.push("", ...drawing.map((line) => `    ${line}`), "");
  const applied = finding.fixes.find(({ safe }) => safe);
  for (const fix of finding.fixes) {
    lines.push(colours.green(`  fix: ${fix.title}${fix === applied ? " (--fix)" : ""}`));
  }
  for (const related of finding.related) lines.push(`  ${placeText(related)} ${related.message}`);
  return [...lines, ""].join("\n");
}

/** The line in question with what is meant underlined. */
function excerpt(finding: Finding, files: readonly SettingsFile[], { colours }: PrettyOptions): readonly string[] {
  const file = files.find(({ name }) => name === finding.place.file);
  if (file === undefined) return [];
  const { start, end } = finding.place;
  const text = createSourceText(file.name, file.text).lineText(start.line);
  const shown = visible(text);
  const number = String(start.line + 1);
  const last = end.line === start.line ? Math.max(end.character, start.character + 1) : text.length;
  const marks = "^".repeat(Math.max(1, displayWidth(visible(text.slice(start.character, last)))));
  const indent = " ".repeat(displayWidth(visible(text.slice(0, start.character))));
  return [
    `  ${colours.dim(`${number} |`)} ${shown}`,
    `  ${colours.dim(`${" ".repeat(number.length)} |`)} ${indent}${severityColour(finding, colours)(marks)}`,
  ];
}

const MOST_LINE_CHARACTERS = 160;

/** A tab is shown as one column, so that the underline stands where it should. */
function visible(text: string): string {
  return safeLine(text.slice(0, MOST_LINE_CHARACTERS).replaceAll("\t", " "));
}

function drawingLines(
  { drawing, message, place }: Finding,
  { report }: JudgedProject,
  drawn: Set<string>,
  columns: number,
  { colours, unicode }: PrettyOptions,
): readonly string[] | undefined {
  if (drawing === undefined) return undefined;
  const found = report.fleets.find(({ findings }) =>
    findings.some((each) => each.message === message && each.place.startOffset === place.startOffset),
  );
  const single = found?.singles.find(({ protocol }) => protocol === drawing.protocol);
  if (found === undefined || single === undefined) return undefined;
  const key = `${found.files[0]} ${found.name} ${drawing.protocol} ${drawing.totalRunners} ${drawing.mixed?.length}`;
  if (drawn.has(key)) return undefined;
  drawn.add(key);
  if (drawing.mixed !== undefined) {
    const runners = drawing.mixed.map(({ settings, ...runner }) => ({
      ...runner,
      cycle: createCycle(drawing.protocol, settings, drawing.totalRunners),
    }));
    return mixedText(runners, { columns, unicode, style: textStyle(colours) }).split("\n");
  }
  const fleet = { ...single, totalRunners: drawing.totalRunners };
  const cycle = createCycle(fleet.protocol, fleet.settings, fleet.totalRunners);
  const text = cycleText(cycle, { ...drawingOf(fleet), columns, unicode, style: textStyle(colours), notices: false });
  return text.trimEnd().split("\n");
}

function summaryLines(
  { projects, findings, accepted }: LintReport,
  { colours, quiet, columns }: PrettyOptions,
): readonly string[] {
  if (quiet && findings.length === 0) return [];
  const baseline = accepted === 0 ? "" : `, and ${accepted} that the baseline accepts`;
  const counted = `${countFindings(findings)}${baseline}`;
  const total = findings.length === 0 ? colours.green(counted) : colours.bold(counted);
  if (quiet) return [total];
  const all = projects.flatMap(({ report }) => report.fleets);
  const names = namesOf(all);
  const lines = all.flatMap((fleet, index) =>
    sentencesOf(fleet).flatMap((sentence) => {
      const from = all.length > 1 ? `${names[index]}: ` : "";
      return wrapHanging(`${from}${sentence}`, columns);
    }),
  );
  return [...lines, total];
}

/** How far a fleet carries; else why nobody can tell, so that silence is no clean bill. */
function sentencesOf({ summaries, notJudged }: FleetReport): readonly string[] {
  return notJudged === undefined ? summaries.map(({ sentence }) => sentence) : [`not judged: ${notJudged}`];
}

function severityText(finding: Finding, colours: Colours): string {
  return severityColour(finding, colours)(finding.severity);
}

function severityColour({ severity }: Finding, colours: Colours): (text: string) => string {
  switch (severity) {
    case "error":
      return colours.red;
    case "warning":
      return colours.yellow;
    case "info":
      return colours.cyan;
  }
}
