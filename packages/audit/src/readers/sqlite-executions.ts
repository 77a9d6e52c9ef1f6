import { isoTime } from "../records/record-time.js";
import { EXECUTION_STATUSES, type ExecutionRecord, type ExecutionStatus } from "../records/records.js";
import { cutText, MOST_TEXT, textOf } from "../records/text-of.js";
import type { SqliteDatabase } from "./sqlite-database.js";
import { newestFirst, shortText } from "./sqlite-rows.js";
import type { UnreadRows } from "./unread-rows.js";

export const EXECUTION_COLUMNS: readonly string[] = [
  "runner_id",
  "start_time",
  "end_time",
  "atomic_service_run_id",
  "status",
  "reason",
];

const TABLE = "atomic_service_executions";
const TEXTS = ["runner_id", "atomic_service_run_id", "reason"];
const COLUMNS = EXECUTION_COLUMNS.map((column) => (TEXTS.includes(column) ? shortText(column) : column));

/**
 * Every start that the store holds, in the order in which they were written.
 * @param sql the table's name as SQL
 */
export function readExecutions(database: SqliteDatabase, sql: string, unread: UnreadRows): readonly ExecutionRecord[] {
  const zoneless = () => unread.count("time", `of ${TABLE} without a zone, taken for UTC`);
  const skip = (why: string) => unread.count("row", `of ${TABLE} left out: ${why}`);
  // Of a million rows few name another runner, and each text of a row is one of its own.
  const runners = new Map<string, string>();
  const executions: ExecutionRecord[] = [];
  for (const [runnerId, startTime, endTime, id, statusText, reason] of newestFirst(
    database,
    sql,
    TABLE,
    COLUMNS,
    unread,
  )) {
    const named = textOf(runnerId);
    const start = isoTime(startTime, zoneless);
    const ended = endTime === null ? undefined : (isoTime(endTime, zoneless) ?? Number.NaN);
    const status = STATUSES.get(statusText);
    if (named === undefined) skip(`no runner's id of at most ${MOST_TEXT} characters`);
    else if (start === undefined) skip("no start that is a time");
    else if (Number.isNaN(ended)) skip("an end that is no time");
    else if (status === undefined) skip("no status of pynenc's");
    else {
      const runner = runners.get(named) ?? named;
      runners.set(runner, runner);
      const isRunning = status === "running";
      // What has ended without an end took no time that anybody knows of.
      if (!isRunning && ended === undefined)
        unread.count("row", `of ${TABLE} that ended without an end: taken as ended at the start`);
      executions.push({
        id: textOf(id),
        runner,
        start,
        end: isRunning ? undefined : (ended ?? start),
        status,
        reason: cutText(reason),
        holdsLock: isRunning,
      });
    }
  }
  return executions.reverse();
}

const STATUSES: ReadonlyMap<unknown, ExecutionStatus> = new Map(EXECUTION_STATUSES.map((each) => [each, each]));
