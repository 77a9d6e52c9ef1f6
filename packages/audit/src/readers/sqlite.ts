import type { ApplicationSummary } from "../records/application-summary.js";
import type { Microseconds } from "../records/microseconds.js";
import type { Clearing, CronRecord, ExecutionList, Records, RunnerProcess } from "../records/records.js";
import { textOf } from "../records/text-of.js";
import { runnerProcess, withProcess } from "./runner-process.js";
import {
  type AskedApplication,
  applicationAsked,
  applicationsIn,
  EXECUTIONS,
  HEARTBEATS,
  type SqliteApplication,
} from "./sqlite-application.js";
import { pynencCrons, readCronRuns, readCrons, readKeptExecutions, rustvelloCrons } from "./sqlite-crons.js";
import { countOf, quotedText, type SqliteDatabase } from "./sqlite-database.js";
import { EXECUTION_COLUMNS, readExecutions } from "./sqlite-executions.js";
import { shortText } from "./sqlite-rows.js";
import { type RunnerColumns, readRunners } from "./sqlite-runners.js";
import { readFiresAlone } from "./sqlite-triggers.js";
import { UnreadRows } from "./unread-rows.js";

/**
 * The applications whose fleets a SQLite file holds, pynenc's and rustvello's.
 * @param fileName without its folder; rustvello's tells the application
 * @param asked who is looked for, which is listed by that name
 */
export function listSqliteApplications(
  database: SqliteDatabase,
  fileName: string,
  asked?: AskedApplication,
): readonly ApplicationSummary[] {
  return applicationsIn(database, fileName, asked).flatMap((application) => {
    const runners = runnersOf(application);
    if (runners === undefined) return [];
    const executions = application.tableOf(EXECUTIONS, EXECUTION_COLUMNS);
    const counted = executions ?? `${runners.sql} WHERE last_service_start IS NOT NULL`;
    return {
      application: application.name,
      runners: countOf(database, `SELECT count(*) FROM ${runners.sql}`),
      executions:
        executions === undefined && !runners.hasLastExecution
          ? 0
          : countOf(database, `SELECT count(*) FROM ${counted}`),
    };
  });
}

/**
 * All that a SQLite file holds of the fleet of one application; undefined where it is not in it.
 * @param readAt by the clock of whoever reads
 */
export function readSqliteApplication(
  database: SqliteDatabase,
  fileName: string,
  asked: AskedApplication,
  readAt: Microseconds | undefined,
): Records | undefined {
  const unread = new UnreadRows();
  const onCutOff = (sentence: string) => unread.say(sentence);
  const application = applicationAsked(applicationsIn(database, fileName, asked, onCutOff), asked);
  const table = application === undefined ? undefined : runnersOf(application);
  if (application === undefined || table === undefined) return undefined;
  const { runners, lastExecutions } = readRunners(database, table.sql, table, unread);
  const executions = application.tableOf(EXECUTIONS, EXECUTION_COLUMNS);
  const runs = firings(application);
  const kept = runs === undefined ? new Set<string>() : readKeptExecutions(database, runs.sql, runs.column);
  const recorded = executions === undefined ? lastExecutions : readExecutions(database, executions, kept, unread);
  return {
    source: "sqlite",
    application: asked.name,
    releases: application.releases,
    isRustvello: application.isRustvello,
    readAt,
    keepsEveryExecution: executions !== undefined,
    runners: executions === undefined ? runners : withProcess(runners, processOf(database, application, executions)),
    executions: recorded,
    crons: cronsOf(database, application, unread),
    cronRuns: runs === undefined ? [] : readCronRuns(database, runs.sql, runs.column, unread),
    keepsCronRuns: runs !== undefined,
    clearing: executions === undefined ? undefined : clearingOf(executions, recorded),
    unread: unread.sentences,
  };
}

/** Where the runner is whose record holds the lock. */
function processOf(
  database: SqliteDatabase,
  { tableOf }: SqliteApplication,
  executions: string,
): ReadonlyMap<string, RunnerProcess> {
  const contexts = tableOf("state_backend_runner_contexts", ["runner_id", "hostname", "pid"]);
  if (contexts === undefined) return new Map();
  const holder = `SELECT runner_id FROM ${executions} WHERE status = 'running' LIMIT 1`;
  const columns = [shortText("runner_id"), shortText("hostname"), "pid"].join(", ");
  const rows = database.rows(`SELECT ${columns} FROM ${contexts} WHERE runner_id IN (${holder}) LIMIT 1`);
  return new Map(
    [...rows].flatMap(([id, host, pid]) => {
      const process = runnerProcess(textOf(host), Number(pid));
      return typeof id === "string" && process !== undefined ? [[id, process] as const] : [];
    }),
  );
}

/** The table of the runners and what its columns are called; undefined where it lacks one. */
function runnersOf(application: SqliteApplication): (RunnerColumns & { readonly sql: string }) | undefined {
  const last = ["last_service_start", "last_service_end"];
  const names = application.isRustvello
    ? { table: "runner_heartbeats", created: "creation_time", eligible: "can_run_atomic_service", isText: true }
    : { table: HEARTBEATS, created: "creation_timestamp", eligible: "allow_to_run_atomic_service", isText: false };
  const columns = ["runner_id", "last_heartbeat", names.created, names.eligible];
  const sql = application.tableOf(names.table, columns);
  const hasLastExecution = application.tableOf(names.table, [...columns, ...last]) !== undefined;
  return sql === undefined ? undefined : { ...names, sql, hasLastExecution };
}

function cronsOf(
  database: SqliteDatabase,
  { isRustvello, tableOf }: SqliteApplication,
  unread: UnreadRows,
): readonly CronRecord[] {
  const conditions = tableOf("trg_conditions", ["condition_id", ...(isRustvello ? [] : ["last_cron_execution"])]);
  if (conditions === undefined) return [];
  if (!isRustvello) {
    const triggers = tableOf("trg_triggers", ["trigger_id", "logic_value"]);
    const links = tableOf("trg_condition_triggers", ["condition_id", "trigger_id"]);
    const isKnown = triggers !== undefined && links !== undefined;
    const alone = isKnown ? readFiresAlone(database, triggers, links) : undefined;
    return readCrons(database, pynencCrons(conditions), unread, alone);
  }
  const runs = tableOf("trg_cron_executions", ["condition_id", "last_execution"]);
  return runs === undefined ? [] : readCrons(database, rustvelloCrons(conditions, runs), unread);
}

/** Where each firing leaves a record. */
function firings({ isRustvello, tableOf }: SqliteApplication): { sql: string; column: string } | undefined {
  const column = isRustvello ? "run_json" : "trigger_run_json";
  const sql = tableOf("trg_trigger_runs", [column]);
  return sql === undefined ? undefined : { sql, column };
}

/**
 * As `docs/rules/lock-outlives-owner.md` tells it, and of the record that was read alone: whoever carries it out late ends nothing
 * that has started meanwhile.
 */
function clearingOf(table: string, executions: ExecutionList): Clearing {
  const id = executions.findLast(({ status }) => status === "running")?.id;
  const only = id === undefined ? "" : ` AND atomic_service_run_id = ${quotedText(id)}`;
  const statement = `UPDATE ${table} SET status = 'abandoned', end_time = start_time WHERE status = 'running'${only};`;
  return { program: "sqlite3", execution: id, statement };
}
