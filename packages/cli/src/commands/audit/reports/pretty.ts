import {
  type AuditVerdict,
  answerOf,
  evidenceText,
  measuredLines,
  type PromiseReport,
  timeText,
} from "@slotwise/audit";
import { fitText, formatCount, safeLine, wrapText } from "@slotwise/words";
import type { Host } from "../../../host/host.js";
import { coloursFor, wantsUnicode } from "../../../terminal/colours.js";
import { columnsOf } from "../../../terminal/drawing.js";
import type { Colours } from "../../../terminal/styles.js";
import { type Reported, remarksOf } from "./reported.js";

/** Narrower is no line any more. */
const LEAST_COLUMNS = 20;
/** What goes on below a line. */
const HANGING = "  ";
/** Rows that show a broken promise; a program gets more. */
const MOST_ROWS = 3;

/** How the report is laid out. */
interface Page {
  readonly columns: number;
  readonly unicode: boolean;
  readonly colours: Colours;
  readonly now: number;
}

/**
 * What people read: the answer first, then each promise, the picture, what was measured, and what could not be told.
 * @param picture as lines that end with a line break; empty for none
 */
export function prettyAudit(reported: Reported, picture: string, host: Host): string {
  const { audit } = reported;
  const page: Page = {
    columns: Math.max(columnsOf(host), LEAST_COLUMNS),
    unicode: wantsUnicode(host.environment),
    colours: coloursFor(host.stdout, host),
    now: audit.observation.now,
  };
  const parts = [
    [...wrapped(headingOf(reported), "", page).map(page.colours.dim)],
    answerLines(reported, page),
    audit.promises.flatMap((promise) => promiseLines(promise, page)),
    picture === "" ? [] : picture.trimEnd().split("\n"),
    measuredLines(audit).flatMap((line) => wrapped(line, "", page)),
    remarksOf(reported)
      .flatMap((remark) => wrapped(closed(remark), "", page))
      .map(page.colours.dim),
  ];
  return parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.map((line) => `${line}\n`).join(""))
    .join("\n");
}

/** `orders in fleet.db, pynenc 0.4.0, 2026-11-29 10:43:26 UTC` */
function headingOf({ audit, found, source }: Reported): string {
  const { application } = audit.observation.records;
  const whose = application === undefined ? source : `${application} in ${source}`;
  const release = found.release ?? "a release of pynenc that cannot be told";
  return `${whose}, ${release}, ${timeText(audit.observation.now)}; all times are UTC`;
}

function answerLines(reported: Reported, page: Page): readonly string[] {
  const { isWorking, headline, sentences, clearing } = answerOf(reported);
  const { colours } = page;
  const colour = isWorking === undefined ? colours.yellow : isWorking ? colours.green : colours.red;
  return [
    ...wrapped(headline, "", page).map((line) => colours.bold(colour(line))),
    ...sentences.flatMap((sentence) => wrapped(sentence, "  ", page)),
    // Never broken into lines: it is there to be copied.
    ...(clearing === undefined
      ? []
      : [`  in ${safeLine(clearing.inside)}:`, `    ${colours.bold(safeLine(clearing.statement))}`]),
  ];
}

const SIGNS: Readonly<Record<AuditVerdict, { readonly unicode: string; readonly ascii: string }>> = {
  kept: { unicode: "✓", ascii: "+" },
  broken: { unicode: "✗", ascii: "!" },
  unknown: { unicode: "?", ascii: "?" },
};

function promiseLines(promise: PromiseReport, page: Page): readonly string[] {
  const { id, verdict, summary, details, evidence } = promise;
  const { colours, unicode } = page;
  const colour = { kept: colours.green, broken: colours.red, unknown: colours.yellow }[verdict];
  const sign = unicode ? SIGNS[verdict].unicode : SIGNS[verdict].ascii;
  const [first = "", ...rest] = wrapped(`${sign} ${verdict} ${id}: ${summary}`, HANGING, page).map((line) =>
    line.slice(HANGING.length),
  );
  const heading = `${sign} ${verdict} ${id}`;
  const coloured = first.startsWith(heading) ? `${colour(heading)}${first.slice(heading.length)}` : colour(first);
  const told = verdict === "broken" ? evidence.slice(0, MOST_ROWS) : [];
  const more = evidence.length > told.length ? promise.count - told.length : 0;
  return [
    coloured,
    ...rest.map((line) => `${HANGING}${line}`),
    ...details.flatMap((detail) => wrapped(closed(detail), "    ", page)),
    ...told.flatMap((row) => wrapped(evidenceText(row, page.now), "    ", page).map(colours.dim)),
    ...(told.length > 0 && more > 0
      ? [colours.dim(fitText(`    and ${formatCount(more)} more`, page.columns, ""))]
      : []),
  ];
}

/** Lines with an indent, of a text that may come from a store. */
function wrapped(text: string, indent: string, { columns }: Page): readonly string[] {
  return wrapText(safeLine(text), columns - indent.length).map((line) => `${indent}${line}`);
}

/** With a full stop at its end. */
function closed(sentence: string): string {
  return /[.!?]$/.test(sentence) ? sentence : `${sentence}.`;
}
