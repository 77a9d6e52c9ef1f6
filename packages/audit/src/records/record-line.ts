import { isoTime } from "./record-time.js";
import type { CronRecord, CronRunRecord, ExecutionRecord, RunnerRecord } from "./records.js";
import { EXECUTION_STATUSES, type RecordSource } from "./records.js";
import { MOST_TEXT } from "./text-of.js";

/** What one line says. */
export type RecordLine =
  | { readonly kind: "store"; readonly store: StoreLine }
  | { readonly kind: "runner"; readonly runner: RunnerRecord }
  | { readonly kind: "execution"; readonly execution: ExecutionRecord }
  | { readonly kind: "cron"; readonly cron: CronRecord }
  | { readonly kind: "cron-run"; readonly cronRun: CronRunRecord };

/** What a line says of the store that the lines after it are of; what it does not say is undefined. */
export interface StoreLine {
  readonly application: string | undefined;
  readonly source: RecordSource | undefined;
  readonly releases: readonly string[] | undefined;
  readonly isRustvello: boolean | undefined;
  readonly readAt: number | undefined;
  readonly keepsEveryExecution: boolean | undefined;
  readonly keepsCronRuns: boolean | undefined;
  readonly lockWithoutRecord: string | undefined;
  readonly unread: readonly string[];
}

/** The fields of each kind of line. */
export const LINE_FIELDS: Readonly<Record<RecordLine["kind"], readonly string[]>> = {
  store: [
    "application",
    "source",
    "releases",
    "isRustvello",
    "readAt",
    "keepsEveryExecution",
    "keepsCronRuns",
    "lockWithoutRecord",
    "unread",
  ],
  runner: ["runner", "created", "lastSeen", "eligible"],
  execution: ["id", "runner", "start", "end", "status", "reason", "holdsLock", "kept"],
  cron: ["cron", "lastRun", "firesAlone"],
  "cron-run": ["cron", "at", "execution", "own"],
};

type Fields = Readonly<Record<string, unknown>>;

/** A line that cannot be taken: the message says why, without what stands in it. */
export class LineProblem extends Error {}

/**
 * Reads the fields of a line whose kind is known.
 * @param onZoneless for each time without a zone, which counts as UTC
 * @throws LineProblem
 */
export function recordLineOf(kind: RecordLine["kind"], fields: Fields, onZoneless: () => void): RecordLine {
  const time = (name: string): number =>
    isoTime(fields[name], onZoneless) ?? refuse(`${name} is no time such as 2026-01-01T00:00:00Z`);
  switch (kind) {
    case "store":
      return { kind, store: storeOf(fields, () => time("readAt")) };
    case "runner": {
      const eligible = optional(fields, "eligible", isBoolean, "true or false") ?? true;
      const runner = { runner: name(fields, "runner"), created: time("created"), lastSeen: time("lastSeen"), eligible };
      return { kind, runner };
    }
    case "execution":
      return { kind, execution: executionOf(fields, time) };
    case "cron": {
      const lastRun = isAbsent(fields["lastRun"]) ? undefined : time("lastRun");
      const firesAlone = optional(fields, "firesAlone", isBoolean, "true or false");
      return { kind, cron: { cron: name(fields, "cron"), lastRun, firesAlone } };
    }
    case "cron-run": {
      const execution = optional(fields, "execution", isName, NAME);
      const isOwn = optional(fields, "own", isBoolean, "true or false") ?? true;
      return { kind, cronRun: { cron: name(fields, "cron"), at: time("at"), execution, isOwn } };
    }
  }
}

function executionOf(fields: Fields, time: (name: string) => number): ExecutionRecord {
  const status =
    EXECUTION_STATUSES.find((each) => each === fields["status"]) ??
    refuse(`status is none of ${EXECUTION_STATUSES.join(", ")}`);
  const start = time("start");
  const hasEnd = !isAbsent(fields["end"]);
  const isRunning = status === "running";
  if (isRunning && hasEnd) refuse("it is running, and has an end");
  // A start that was refused took no time.
  if (!isRunning && !hasEnd && status !== "blocked") refuse(`it is ${status}, and has no end`);
  const holdsLock = optional(fields, "holdsLock", isBoolean, "true or false") ?? true;
  return {
    id: optional(fields, "id", isName, NAME),
    runner: name(fields, "runner"),
    start,
    end: isRunning ? undefined : hasEnd ? time("end") : start,
    status,
    reason: optional(fields, "reason", isShort, `a text of at most ${MOST_TEXT} characters`) ?? "",
    holdsLock: isRunning && holdsLock,
    ...(optional(fields, "kept", isBoolean, "true or false") === true ? { isKept: true as const } : {}),
  };
}

function storeOf(fields: Fields, readAt: () => number): StoreLine {
  const texts = `a list of texts of at most ${MOST_TEXT} characters`;
  return {
    application: optional(fields, "application", isName, NAME),
    source: SOURCES.find((each) => each === fields["source"]),
    releases: optional(fields, "releases", isTexts, texts),
    isRustvello: optional(fields, "isRustvello", isBoolean, "true or false"),
    readAt: isAbsent(fields["readAt"]) ? undefined : readAt(),
    keepsEveryExecution: optional(fields, "keepsEveryExecution", isBoolean, "true or false"),
    keepsCronRuns: optional(fields, "keepsCronRuns", isBoolean, "true or false"),
    lockWithoutRecord: optional(fields, "lockWithoutRecord", isName, NAME),
    unread: optional(fields, "unread", isTexts, texts) ?? [],
  };
}

const SOURCES: readonly RecordSource[] = ["sqlite", "redis", "application", "records"];
const NAME = `a text of 1 to ${MOST_TEXT} characters`;

function optional<T>(fields: Fields, field: string, is: (value: unknown) => value is T, what: string): T | undefined {
  const value = fields[field];
  if (isAbsent(value)) return undefined;
  return is(value) ? value : refuse(`${field} is not ${what}`);
}

function name(fields: Fields, field: string): string {
  return optional(fields, field, isName, NAME) ?? refuse(`${field} is missing`);
}

function isAbsent(value: unknown): value is null | undefined {
  return value === null || value === undefined;
}

function isShort(value: unknown): value is string {
  return typeof value === "string" && value.length <= MOST_TEXT;
}

function isName(value: unknown): value is string {
  return isShort(value) && value !== "";
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every(isShort);
}

function isBoolean(value: unknown): value is boolean {
  return typeof value === "boolean";
}

function refuse(why: string): never {
  throw new LineProblem(why);
}
