import { epochTime, isoTime } from "../records/record-time.js";
import { EXECUTION_STATUSES, type ExecutionRecord, type RunnerProcess, type RunnerRecord } from "../records/records.js";
import { cutText, textOf } from "../records/text-of.js";
import type { RedisAnswer } from "./redis-reads.js";
import { runnerProcess } from "./runner-process.js";
import type { UnreadRows } from "./unread-rows.js";

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
export function runnerIn(
  runner: string,
  answer: RedisAnswer | undefined,
  unread: UnreadRows,
): StoredRunner | undefined {
  const fields: readonly (RedisAnswer | undefined)[] = Array.isArray(answer) ? answer : [];
  const [created, lastSeen] = [timeIn(fields[0]), timeIn(fields[1])];
  const eligible = ELIGIBLE.get(String(fields[2]));
  if (created === undefined || lastSeen === undefined || eligible === undefined) {
    unread.count("key", "left out: no heartbeat of a runner as pynenc writes it");
    return undefined;
  }
  const record = { runner, created, lastSeen, eligible };
  if (fields[3] === null) return { record, lastExecution: undefined };
  const [start, end] = [timeIn(fields[3]), timeIn(fields[4])];
  if (start !== undefined && end !== undefined) {
    const ended = { id: undefined, runner, start, end, status: "completed", reason: "", holdsLock: false } as const;
    return { record, lastExecution: ended };
  }
  unread.count("key", "without a readable last execution of its runner");
  return { record, lastExecution: undefined };
}

const ELIGIBLE: ReadonlyMap<string, boolean> = new Map([
  ["1", true],
  ["0", false],
]);

/** Seconds since the epoch, as Python writes them. */
function timeIn(text: RedisAnswer | undefined): number | undefined {
  return typeof text === "string" && /^\d+(?:\.\d+)?$/.test(text) ? epochTime(Number(text)) : undefined;
}

/** An execution from its JSON. Whether it holds the lock stands elsewhere. */
export function executionIn(text: string, unread: UnreadRows): ExecutionRecord | undefined {
  const stored = objectIn(text);
  const { status = "running", reason = "" } = stored;
  const [runner, id] = [textOf(stored["runner_id"]), textOf(stored["atomic_service_run_id"])];
  const onZoneless = () => unread.count("time", ZONELESS);
  const start = isoTime(stored["start_time"], onZoneless);
  const end = isoTime(stored["end_time"], onZoneless);
  const known = EXECUTION_STATUSES.find((each) => each === status);
  const isWhole = runner !== undefined && id !== undefined && known !== undefined;
  if (!isWhole || start === undefined || (end === undefined) !== (known === "running")) {
    unread.count("key", "left out: no execution as pynenc writes it");
    return undefined;
  }
  return { id, runner, start, end, status: known, reason: cutText(reason), holdsLock: false };
}

export const ZONELESS = "without a zone, taken for UTC";

/** Where a runner is, from its JSON; undefined where that tells of none. */
export function processIn(text: RedisAnswer | undefined): RunnerProcess | undefined {
  if (typeof text !== "string" || text === "") return undefined;
  const { hostname, pid } = objectIn(text);
  return runnerProcess(hostname, pid);
}

/** What JSON says, where it is an object. */
export function objectIn(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
  } catch {
    return {};
  }
}
