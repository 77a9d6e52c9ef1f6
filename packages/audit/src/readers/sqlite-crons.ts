import { isoTime } from "../records/record-time.js";
import type { CronRecord, CronRunRecord } from "../records/records.js";
import { textOf } from "../records/text-of.js";
import { CRON_PREFIX, cronRunsIn, MOST_JSON, withoutRepeats } from "./cron-run.js";
import type { SqliteDatabase } from "./sqlite-database.js";
import { MOST_ROWS, newestFirst, shortText } from "./sqlite-rows.js";
import type { UnreadRows } from "./unread-rows.js";

/**
 * The crons of a store, in the order of their expressions.
 * @param sql a statement that gives the condition's id and the last run
 * @param firesAlone whether a condition starts something by itself; undefined where that is not known
 */
export function readCrons(
  database: SqliteDatabase,
  sql: string,
  unread: UnreadRows,
  firesAlone: (condition: string) => boolean | undefined = () => undefined,
): readonly CronRecord[] {
  const zoneless = () => unread.count("time", "of trg_conditions without a zone, taken for UTC");
  const crons: CronRecord[] = [];
  let left = MOST_CONDITIONS;
  for (const [id, last] of database.rows(sql)) {
    if (left-- === 0) {
      unread.say(`of trg_conditions only ${MOST_CONDITIONS} rows were read`);
      break;
    }
    const condition = textOf(id);
    if (!condition?.startsWith(CRON_PREFIX)) continue;
    const lastRun = last === null ? undefined : isoTime(last, zoneless);
    if (last !== null && lastRun === undefined)
      unread.count("row", "of trg_conditions with a last run that is no time");
    crons.push({ cron: condition.slice(CRON_PREFIX.length), lastRun, firesAlone: firesAlone(condition) });
  }
  return crons.sort((one, other) => (one.cron < other.cron ? -1 : 1));
}

/** More conditions than this are not looked through; one more is asked for, which tells that there are more. */
const MOST_CONDITIONS = 10_000;

/** SQL that gives {@link readCrons} what pynenc keeps: the last run stands beside the condition. */
export function pynencCrons(conditions: string): string {
  return `SELECT ${shortText("condition_id")}, last_cron_execution FROM ${conditions} LIMIT ${MOST_CONDITIONS + 1}`;
}

/** rustvello's last runs have a table of their own. */
export function rustvelloCrons(conditions: string, runs: string): string {
  const id = shortText("c.condition_id");
  return `SELECT ${id}, r.last_execution FROM ${conditions} c LEFT JOIN ${runs} r ON r.condition_id = c.condition_id LIMIT ${MOST_CONDITIONS + 1}`;
}

/**
 * The executions that trigger runs refer to.
 * @param sql the table's name as SQL
 * @param column of the record in JSON
 */
export function readKeptExecutions(database: SqliteDatabase, sql: string, column: string): ReadonlySet<string> {
  const id = `json_extract(${column}, '$.atomic_service_run_id')`;
  const isRecord = `length(${column}) <= ${MOST_JSON} AND json_valid(${column})`;
  const kept = new Set<string>();
  for (const [execution] of database.rows(
    `SELECT DISTINCT CASE WHEN ${isRecord} THEN ${id} END FROM ${sql} LIMIT ${MOST_ROWS}`,
  )) {
    if (typeof execution === "string") kept.add(execution);
  }
  return kept;
}

/**
 * Each firing that left a trigger run, oldest first.
 * @param sql the table's name as SQL
 * @param column of the record in JSON
 */
export function readCronRuns(
  database: SqliteDatabase,
  sql: string,
  column: string,
  unread: UnreadRows,
): readonly CronRunRecord[] {
  const zoneless = () => unread.count("time", "of trg_trigger_runs without a zone, taken for UTC");
  const columns = [`substr(${column}, 1, ${MOST_JSON + 1})`];
  const found: CronRunRecord[] = [];
  for (const [run] of newestFirst(database, sql, "trg_trigger_runs", columns, unread)) {
    const runs = cronRunsIn(run, zoneless);
    if (runs === undefined) unread.count("row", "of trg_trigger_runs left out: no record of a trigger run");
    else found.push(...runs);
  }
  return withoutRepeats(found.reverse());
}
