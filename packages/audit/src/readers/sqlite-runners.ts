import { epochTime, isoTime } from "../records/record-time.js";
import type { ExecutionRecord, RunnerRecord } from "../records/records.js";
import { MOST_TEXT, textOf } from "../records/text-of.js";
import type { SqliteDatabase } from "./sqlite-database.js";
import { newestFirst, shortText } from "./sqlite-rows.js";
import type { UnreadRows } from "./unread-rows.js";

/** Runners, and the last execution of each where the store keeps one beside them. */
export interface StoredRunners {
  readonly runners: readonly RunnerRecord[];
  readonly lastExecutions: readonly ExecutionRecord[];
}

/** How a release or a successor calls what it knows of a runner. */
export interface RunnerColumns {
  readonly table: string;
  readonly created: string;
  readonly eligible: string;
  /** Whether times are texts; else seconds since the epoch. */
  readonly isText: boolean;
  readonly hasLastExecution: boolean;
}

/** @param sql the table's name as SQL */
export function readRunners(
  database: SqliteDatabase,
  sql: string,
  { table, created, eligible, isText, hasLastExecution }: RunnerColumns,
  unread: UnreadRows,
): StoredRunners {
  const zoneless = () => unread.count("time", `of ${table} without a zone, taken for UTC`);
  const time = (value: unknown) => (isText ? isoTime(value, zoneless) : epochTime(value));
  const runners: RunnerRecord[] = [];
  const lastExecutions: ExecutionRecord[] = [];
  const skip = (why: string) => unread.count("row", `of ${table} left out: ${why}`);
  const columns = [
    shortText("runner_id"),
    created,
    "last_heartbeat",
    eligible,
    ...(hasLastExecution ? ["last_service_start", "last_service_end"] : []),
  ];
  for (const [id, begun, seen, mayRun, started, ended] of newestFirst(database, sql, table, columns, unread)) {
    const runner = textOf(id);
    const first = time(begun);
    const last = time(seen);
    if (runner === undefined) skip(`no runner's id of at most ${MOST_TEXT} characters`);
    else if (first === undefined || last === undefined) skip("a heartbeat that is no time");
    else {
      runners.push({ runner, created: first, lastSeen: last, eligible: Number(mayRun) !== 0 });
      const execution = hasLastExecution ? lastExecution(runner, started, ended, zoneless) : undefined;
      if (execution === "unread") skip("a last execution without a start or an end");
      else if (execution !== undefined) lastExecutions.push(execution);
    }
  }
  return { runners: runners.reverse(), lastExecutions: lastExecutions.reverse() };
}

/** Both times are written once it has ended. */
function lastExecution(
  runner: string,
  started: unknown,
  ended: unknown,
  zoneless: () => void,
): ExecutionRecord | "unread" | undefined {
  if (started === null && ended === null) return undefined;
  const start = isoTime(started, zoneless);
  const end = isoTime(ended, zoneless);
  if (start === undefined || end === undefined) return "unread";
  return { id: undefined, runner, start, end, status: "completed", reason: "", holdsLock: false };
}
