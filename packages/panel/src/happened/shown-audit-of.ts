import {
  type Audit,
  answerOf,
  auditPicture,
  defaultSpan,
  describePicture,
  evidenceText,
  HOUR,
  MINUTE,
  measuredLines,
  type PromiseReport,
  spanSince,
  timeText,
} from "@slotwise/audit";
import { type Picture, pictureCaption } from "@slotwise/timeline";
import { safeLine } from "@slotwise/words";
import type { DrawnSpan } from "./drawn-span.js";
import type { ShownAudit, ShownPromise } from "./shown-audit.js";

/** Beside the audit, what a page says of it. */
export interface ShownAuditOptions {
  /** What the source is called. */
  readonly source: string;
  /** Which release of pynenc left the records; undefined where nobody can tell. */
  readonly release: string | undefined;
  /** What could not be told of the settings. */
  readonly remarks: readonly string[];
  readonly span: DrawnSpan;
}

/** Rows that show a broken promise. */
const MOST_ROWS = 5;

/** Puts an audit in words and in a picture, as plain data. */
export function shownAuditOf(audit: Audit, { source, release, remarks, span }: ShownAuditOptions): ShownAudit {
  const { observation } = audit;
  const { application, unread } = observation.records;
  const { isWorking, headline, sentences, clearing } = answerOf({ audit, source });
  const { clock, ...picture } = drawn(audit, span);
  const whose = application === undefined ? source : `${application} in ${source}`;
  const which = release ?? "a release of pynenc that cannot be told";
  return {
    heading: safeLine(`${whose}, ${which}, ${timeText(observation.now)}; all times are UTC`),
    isWorking: isWorking ?? null,
    headline: safeLine(headline),
    sentences: sentences.map(safeLine),
    clearing:
      clearing === undefined ? null : { inside: safeLine(clearing.inside), statement: safeLine(clearing.statement) },
    promises: audit.promises.map((each) => shownPromise(each, observation.now)),
    picture: { ...picture, rows: picture.rows.map((row) => ({ ...row, name: safeLine(row.name) })) },
    caption: pictureCaption({ ...picture, clock }),
    description: describePicture(audit, { ...picture, clock }).map(safeLine),
    measured: measuredLines(audit).map(safeLine),
    remarks: [...remarks, ...unread.map((sentence) => `not read: ${sentence}`)].map((each) => closed(safeLine(each))),
  };
}

function shownPromise({ id, verdict, summary, details, evidence, count }: PromiseReport, now: number): ShownPromise {
  const told = verdict === "broken" ? evidence.slice(0, MOST_ROWS) : [];
  const more = count - told.length;
  return {
    id,
    verdict,
    summary: closed(safeLine(summary)),
    details: details.map((each) => closed(safeLine(each))),
    rows: [
      ...told.map((each) => safeLine(evidenceText(each, now))),
      ...(told.length > 0 && more > 0 ? [`and ${more.toLocaleString("en")} more`] : []),
    ],
  };
}

function drawn(audit: Audit, span: DrawnSpan): Picture {
  const length = { cycles: undefined, quarter: 15 * MINUTE, hour: HOUR, six: 6 * HOUR, day: 24 * HOUR }[span];
  return auditPicture(audit, length === undefined ? defaultSpan(audit) : spanSince(audit, length));
}

/** With a full stop at its end. What it begins with may be a name, and stays as it is. */
function closed(sentence: string): string {
  return /[.!?]$/.test(sentence) ? sentence : `${sentence}.`;
}
