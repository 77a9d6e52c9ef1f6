import { instantFromSeconds, microsecondsFromInstant, parseInstant } from "@slotwise/core";
import type { Microseconds } from "../records/microseconds.js";
import { type CronRunRecord, EXECUTION_STATUSES, type ExecutionRecord, type RunnerRecord } from "../records/records.js";
import { isOwnTask } from "./cron-run.js";
import type { RedisAnswer } from "./redis-reads.js";
import type { Unread } from "./unread.js";

/** The fields of a runner's hash, in the order in which they are asked for. The last two are pynenc-redis 0.1's. */
export const RUNNER_FIELDS = [
  "creation_timestamp",
  "last_heartbeat",
  "can_run_atomic_service",
  "last_service_start",
  "last_service_end",
] as const;

/** A runner, and the only execution that pynenc-redis 0.1 keeps of it. */
export interface StoredRunner {
  readonly record: RunnerRecord;
  readonly lastExecution: ExecutionRecord | undefined;
}

/** A runner from the fields of its hash. pynenc itself passes over one whose heartbeat it cannot read. */
export function runnerIn(runner: string, answer: RedisAnswer | undefined, unread: Unread): StoredRunner | undefined {
  const fields = Array.isArray(answer) ? answer : [];
  const [created, lastSeen, eligible, start, end] = fields as (RedisAnswer | undefined)[];
  const record = {
    runner,
    created: timeOfSeconds(created),
    lastSeen: timeOfSeconds(lastSeen),
    eligible: ELIGIBLE.get(String(eligible)),
  };
  if (record.created === undefined || record.lastSeen === undefined || record.eligible === undefined) {
    unread.add("runner has no readable heartbeat", "runners have no readable heartbeat");
    return undefined;
  }
  return { record: record as RunnerRecord, lastExecution: lastExecutionOf(runner, start, end, unread) };
}

const ELIGIBLE: ReadonlyMap<string, boolean> = new Map([
  ["1", true],
  ["0", false],
]);

function lastExecutionOf(
  runner: string,
  start: RedisAnswer | undefined,
  end: RedisAnswer | undefined,
  unread: Unread,
): ExecutionRecord | undefined {
  if (typeof start !== "string") return undefined;
  const times = { start: timeOfSeconds(start), end: timeOfSeconds(end) };
  if (times.start === undefined || times.end === undefined) {
    unread.add("last execution has no readable time", "last executions have no readable time");
    return undefined;
  }
  const ended = { start: times.start, end: times.end, status: "completed", reason: "" } as const;
  return { id: undefined, runner, ...ended, holdsLock: false };
}

/** An execution from its JSON. Whether it holds the lock stands elsewhere. */
export function executionIn(text: string, unread: Unread): ExecutionRecord | undefined {
  const stored = objectIn(text);
  const { runner_id: runner, atomic_service_run_id: id, status = "running", reason = "" } = stored;
  const start = timeOfText(stored["start_time"], unread);
  const end = stored["end_time"] === null ? undefined : timeOfText(stored["end_time"], unread);
  const known = EXECUTION_STATUSES.find((each) => each === status);
  const isWhole = typeof runner === "string" && typeof id === "string" && known !== undefined;
  if (!isWhole || start === undefined || (end === undefined && known !== "running")) {
    unread.add("execution is not as pynenc writes it", "executions are not as pynenc writes them");
    return undefined;
  }
  return { id, runner, start, end, status: known, reason: String(reason), holdsLock: false };
}

/** What fired by one trigger run. */
export interface StoredTriggerRun {
  readonly cronRuns: readonly CronRunRecord[];
  /** The execution that fired it and its runner; undefined for one that no execution fired, such as an event's. */
  readonly execution: string | undefined;
  readonly runner: string | undefined;
}

/** The crons that take part in a trigger run, from its JSON; none for one that only events fire. */
export function triggerRunIn(text: string, unread: Unread): StoredTriggerRun {
  const stored = objectIn(text);
  const execution = textIn(stored["atomic_service_run_id"]);
  const runner = textIn(stored["atomic_service_runner_id"]);
  const participants = stored["participants"];
  if (!Array.isArray(participants)) {
    unread.add("trigger run is not as pynenc writes it", "trigger runs are not as pynenc writes them");
    return { cronRuns: [], execution, runner };
  }
  const cronRuns: CronRunRecord[] = [];
  const isOwn = isOwnTask(stored["task_id_key"]);
  for (const each of participants) {
    const { condition_id: condition, context_timestamp: time } = isObject(each) ? each : {};
    if (typeof condition !== "string" || !condition.startsWith("cron_")) continue;
    const at = timeOfText(time, unread);
    if (at !== undefined) cronRuns.push({ cron: condition.slice("cron_".length), at, execution, isOwn });
    else unread.add("firing of a cron has no readable time", "firings of crons have no readable time");
  }
  return { cronRuns, execution, runner };
}

/** A time as pynenc writes it; undefined for what is none. Where no zone is given it is taken as UTC, and told. */
export function timeOfText(text: unknown, unread: Unread): Microseconds | undefined {
  if (typeof text !== "string") return undefined;
  const isLocal = /T\d\d:\d\d:\d\d(?:\.\d+)?$/.test(text);
  const time = timeOr(() => parseInstant(isLocal ? `${text}Z` : text));
  if (isLocal && time !== undefined)
    unread.add("time has no zone, and is taken as UTC", "times have no zone, and are taken as UTC");
  return time;
}

/** Seconds since the epoch, as Python writes them. */
function timeOfSeconds(text: RedisAnswer | undefined): Microseconds | undefined {
  if (typeof text !== "string" || !/^\d+(?:\.\d+)?$/.test(text)) return undefined;
  return timeOr(() => instantFromSeconds(Number(text)));
}

function timeOr(read: () => ReturnType<typeof parseInstant>): Microseconds | undefined {
  try {
    return Number(microsecondsFromInstant(read()));
  } catch {
    return undefined;
  }
}

function objectIn(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : {};
  } catch {
    return {};
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function textIn(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}
