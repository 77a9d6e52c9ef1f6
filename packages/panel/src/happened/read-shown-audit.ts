import type { Mark, PictureRow, Stretch } from "@slotwise/timeline";
import { isObject } from "../fleet/is-object.js";
import type { PictureData, ShownAudit, ShownPromise } from "./shown-audit.js";

/** A page gets messages of others as well: what is longer than anything of ours is none of ours. */
const MOST_CHARACTERS = 20_000;
const MOST_ITEMS = 5000;

/** An audit as it comes out of a message; undefined where it is none. */
export function readShownAudit(value: unknown): ShownAudit | undefined {
  if (!isObject(value)) return undefined;
  const { heading, isWorking, headline, clearing, caption } = value;
  const picture = readPicture(value.picture);
  const promises = listOf(value.promises, readPromise);
  const [sentences, description, measured, remarks] = [
    value.sentences,
    value.description,
    value.measured,
    value.remarks,
  ].map((each) => listOf(each, readText));
  const isWhole =
    isText(heading) &&
    (isWorking === null || typeof isWorking === "boolean") &&
    isText(headline) &&
    isText(caption) &&
    (clearing === null || isClearing(clearing));
  if (!isWhole || picture === undefined || promises === undefined) return undefined;
  if (sentences === undefined || description === undefined || measured === undefined || remarks === undefined)
    return undefined;
  return {
    ...{ heading, isWorking, headline, sentences, promises, picture, caption, description, measured, remarks },
    clearing: clearing === null ? null : { inside: clearing.inside, statement: clearing.statement },
  };
}

function isClearing(value: unknown): value is NonNullable<ShownAudit["clearing"]> {
  return isObject(value) && isText(value.inside) && isText(value.statement);
}

function readPromise(value: unknown): ShownPromise | undefined {
  if (!isObject(value)) return undefined;
  const { id, summary } = value;
  const verdict = (["kept", "broken", "unknown"] as const).find((each) => each === value.verdict);
  const details = listOf(value.details, readText);
  const rows = listOf(value.rows, readText);
  if (!isText(id) || !isText(summary)) return undefined;
  if (verdict === undefined || details === undefined || rows === undefined) return undefined;
  return { id, verdict, summary, details, rows };
}

function readPicture(value: unknown): PictureData | undefined {
  if (!isObject(value)) return undefined;
  const { moreRows } = value;
  const span = readStretch(value);
  const rows = listOf(value.rows, readRow);
  const problems = listOf(value.problems, readStretch);
  const silences = listOf(value.silences, readStretch);
  if (span === undefined || span.from >= span.to || !isTime(moreRows)) return undefined;
  if (rows === undefined || problems === undefined || silences === undefined) return undefined;
  return { ...span, rows, moreRows, problems, silences };
}

function readRow(value: unknown): PictureRow | undefined {
  if (!isObject(value)) return undefined;
  const { name, since, until } = value;
  const [windows, vacant, executions, blocks] = [value.windows, value.vacant, value.executions, value.blocks].map(
    (each) => listOf(each, readStretch),
  );
  const marks = listOf(value.marks, readMark);
  if (!isText(name) || !isTime(since) || !isTime(until) || marks === undefined) return undefined;
  if (windows === undefined || vacant === undefined || executions === undefined || blocks === undefined)
    return undefined;
  return { name, since, until, windows, vacant, executions, blocks, marks };
}

const MARK_KINDS: readonly Mark["kind"][] = ["look", "start", "end", "join", "death", "fault", "refusal"];

function readMark(value: unknown): Mark | undefined {
  if (!isObject(value) || !isTime(value.at)) return undefined;
  const kind = MARK_KINDS.find((each) => each === value.kind);
  return kind === undefined ? undefined : { at: value.at, kind };
}

function readStretch(value: unknown): Stretch | undefined {
  if (!isObject(value)) return undefined;
  const { from, to } = value;
  return isTime(from) && isTime(to) ? { from, to } : undefined;
}

function readText(value: unknown): string | undefined {
  return isText(value) ? value : undefined;
}

/** Each item read; undefined where one cannot be. */
function listOf<Item>(value: unknown, read: (item: unknown) => Item | undefined): readonly Item[] | undefined {
  if (!Array.isArray(value) || value.length > MOST_ITEMS) return undefined;
  const items = value.flatMap((each: unknown) => read(each) ?? []);
  return items.length === value.length ? items : undefined;
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value.length <= MOST_CHARACTERS;
}

function isTime(value: unknown): value is number {
  return typeof value === "number" && Number.isFinite(value);
}
