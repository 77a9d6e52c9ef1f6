import { ExecutionColumns } from "../records/execution-columns.js";
import { ExecutionColumnsBuilder } from "../records/execution-columns-builder.js";
import { isoTime } from "../records/record-time.js";
import { EXECUTION_STATUSES, type ExecutionStatus } from "../records/records.js";
import { cutText, MOST_TEXT, textOf } from "../records/text-of.js";
import type { SqliteDatabase } from "./sqlite-database.js";
import { MANY_AT_ONCE, newestFirst, shortText } from "./sqlite-rows.js";
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
 * @param kept the executions that trigger runs refer to, by their ids
 */
export function readExecutions(
  database: SqliteDatabase,
  sql: string,
  kept: ReadonlySet<string>,
  unread: UnreadRows,
): ExecutionColumns {
  const zoneless = () => unread.count("time", `of ${TABLE} without a zone, taken for UTC`);
  const skip = (why: string) => unread.count("row", `of ${TABLE} left out: ${why}`);
  const executions = new ExecutionColumnsBuilder();
  for (const [runnerId, startTime, endTime, runId, statusText, reason] of newestFirst(
    database,
    sql,
    TABLE,
    COLUMNS,
    unread,
    MANY_AT_ONCE,
  )) {
    const runner = textOf(runnerId);
    const start = isoTime(startTime, zoneless);
    const ended = endTime === null ? undefined : (isoTime(endTime, zoneless) ?? Number.NaN);
    const status = STATUSES.get(statusText);
    if (runner === undefined) skip(`no runner's id of at most ${MOST_TEXT} characters`);
    else if (start === undefined) skip("no start that is a time");
    else if (Number.isNaN(ended)) skip("an end that is no time");
    else if (status === undefined) skip("no status of pynenc's");
    else {
      const isRunning = status === "running";
      // What has ended without an end took no time that anybody knows of.
      if (!isRunning && ended === undefined)
        unread.count("row", `of ${TABLE} that ended without an end: taken as ended at the start`);
      const id = textOf(runId);
      executions.add({
        id,
        runner,
        start,
        end: isRunning ? undefined : (ended ?? start),
        status,
        reason: cutText(reason),
        holdsLock: isRunning,
        isKept: id !== undefined && kept.has(id) ? true : undefined,
      });
    }
  }
  return new ExecutionColumns(executions.reversedColumns());
}

const STATUSES: ReadonlyMap<unknown, ExecutionStatus> = new Map(EXECUTION_STATUSES.map((each) => [each, each]));
