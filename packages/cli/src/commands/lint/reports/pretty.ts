import { createCycle } from "@slotwise/core";
import type { Finding, FleetReport } from "@slotwise/language-service";
import { namesOf } from "@slotwise/language-service";
import { createSourceText, type SettingsFile } from "@slotwise/project";
import { cycleText, drawingOf, mixedText } from "@slotwise/timeline";
import { displayWidth, safeLine, wrapText } from "@slotwise/words";
import { textStyle } from "../../../terminal/drawing.js";
import type { Colours } from "../../../terminal/styles.js";
import { wrapHanging } from "../../../terminal/wrap.js";
import { countFindings, type JudgedProject, type LintReport, placeText, releaseText } from "./report.js";
import { firstOfThoseAlike, moreText } from "./told-alike.js";

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
  for (const { item: finding, more } of firstOfThoseAlike(report.findings, sameInFile)) {
    const project = report.projects.find(({ files }) => files.some(({ name }) => name === finding.place.file));
    blocks.push(block(finding, project, drawn, options) + moreLines(more, options));
  }
  const summary = summaryLines(report, options);
  if (summary.length > 0) blocks.push([...summary, ""].join("\n"));
  return blocks.join("\n");
}

/** What says the same of another place in the file. */
function sameInFile({ rule, message, place, releases }: Finding): string {
  return [rule, place.file, releases.join(), message].join("\n");
}

function moreLines(more: readonly Finding[], { columns, colours }: PrettyOptions): string {
  if (more.length === 0) return "";
  const places = more.map(({ place: { start } }) => `${start.line + 1}:${start.character + 1}`);
  const lines = wrapText(moreText("places", places), widthOf(columns) - 2);
  return lines.map((line) => `  ${colours.dim(line)}\n`).join("");
}

function widthOf(columns: number | undefined): number {
  return Math.min(columns ?? MOST_COLUMNS, MOST_COLUMNS);
}

function block(
  finding: Finding,
  project: JudgedProject | undefined,
  drawn: Set<string>,
  options: PrettyOptions,
): string {
  const { colours } = options;
  const width = widthOf(options.columns);
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
  { drawing, message, place, grouped }: Finding,
  { report }: JudgedProject,
  drawn: Set<string>,
  columns: number,
  { colours, unicode }: PrettyOptions,
): readonly string[] | undefined {
  if (drawing === undefined) return undefined;
  const told = grouped?.[0]?.message ?? message;
  const found = report.fleets.find(({ findings }) =>
    findings.some((each) => each.message === told && each.place.startOffset === place.startOffset),
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
  const named = all.map((fleet, index) => ({ fleet, name: names[index] ?? "" }));
  const lines = firstOfThoseAlike(named, ({ fleet }) => sentencesOf(fleet).join("\n")).flatMap(({ item, more }) => {
    const from = all.length > 1 ? `${item.name}: ` : "";
    const sentences = sentencesOf(item.fleet);
    const others =
      sentences.length === 0 || more.length === 0
        ? []
        : [
            moreText(
              "like it",
              more.map(({ name }) => name),
            ),
          ];
    return [...sentences.map((sentence) => `${from}${sentence}`), ...others].flatMap((line) =>
      wrapHanging(line, columns),
    );
  });
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
