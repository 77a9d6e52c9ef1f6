import { epochTime, isoTime } from "../records/record-time.js";
import type { ExecutionRecord, RunnerRecord } from "../records/records.js";
import type { SqliteDatabase, SqliteRow } from "./sqlite-database.js";
import { MOST_TEXT, newestFirst, shortText, textOf } from "./sqlite-rows.js";
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
    shortText("runner_id", "runner"),
    `${created} AS created`,
    "last_heartbeat AS seen",
    `${eligible} AS eligible`,
    ...(hasLastExecution ? ["last_service_start AS started", "last_service_end AS ended"] : []),
  ];
  for (const row of newestFirst(database, sql, table, columns, unread)) {
    const runner = textOf(row["runner"]);
    const first = time(row["created"]);
    const last = time(row["seen"]);
    if (runner === undefined) skip(`no runner's id of at most ${MOST_TEXT} characters`);
    else if (first === undefined || last === undefined) skip("a heartbeat that is no time");
    else {
      runners.push({ runner, created: first, lastSeen: last, eligible: isTrue(row["eligible"]) });
      const execution = hasLastExecution ? lastExecution(runner, row, zoneless) : undefined;
      if (execution === "unread") skip("a last execution without a start or an end");
      else if (execution !== undefined) lastExecutions.push(execution);
    }
  }
  return { runners: runners.reverse(), lastExecutions: lastExecutions.reverse() };
}

/** Both times are written once it has ended. */
function lastExecution(runner: string, row: SqliteRow, zoneless: () => void): ExecutionRecord | "unread" | undefined {
  const { started, ended } = row;
  if (started === null && ended === null) return undefined;
  const start = isoTime(started, zoneless);
  const end = isoTime(ended, zoneless);
  if (start === undefined || end === undefined) return "unread";
  return { id: undefined, runner, start, end, status: "completed", reason: "", holdsLock: false };
}

function isTrue(value: unknown): boolean {
  return Number(value) !== 0;
}
