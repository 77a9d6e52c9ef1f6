import { RUSTVELLO_TABLES, STORE_SCHEMAS } from "@slotwise/pynenc";
import { quotedName, type SqliteDatabase } from "./sqlite-database.js";

/** An application by the name that somebody gave, or that was read before. */
export interface AskedApplication {
  readonly name: string;
  /** What pynenc puts before the tables of just this name; undefined where its hash cannot be made. */
  readonly prefix?: string;
}

/** The tables of one application in a SQLite file. */
export interface SqliteApplication {
  /** The name that chooses it: pynenc's `app_id`, or what the file tells of it. */
  readonly name: string;
  /** What stands before its tables; undefined for rustvello's. */
  readonly prefix: string | undefined;
  readonly isRustvello: boolean;
  /** The releases of pynenc whose tables are like these. */
  readonly releases: readonly string[];
  /** A table's name in this file, as SQL, by its name in the release data. Only tables with the columns that are read. */
  tableOf(name: string, columns: readonly string[]): string | undefined;
}

/** The tables that are known, by their names without the application's. */
type Tables = ReadonlyMap<string, { readonly sql: string; readonly columns: readonly string[] }>;

export const HEARTBEATS = "orchestrator_runner_heartbeats";
export const EXECUTIONS = "orchestrator_atomic_service_executions";
const APP_INFO = "state_backend_app_info";

/** pynenc keeps letters, digits and underscores of an id, and appends the first digits of a hash. */
const TABLE_NAME = /^(\w+_[0-9a-f]{8})__(\w+)$/;
/** More tables than this are not looked at. */
const MOST_TABLES = 20_000;

/**
 * The applications that share a file, in the order of their tables' names.
 *
 * pynenc writes an application's name down when a runner first uses its state, which may be long after it started: until then only
 * who knows the name can tell it from another one of the same form.
 * @param fileName without its folder; rustvello's tells the application
 * @param asked who is looked for; its tables are told by its prefix, whatever the file says of them
 * @param onCutOff called with a sentence where the file has more tables than are looked at
 */
export function applicationsIn(
  database: SqliteDatabase,
  fileName: string,
  asked?: AskedApplication,
  onCutOff: (sentence: string) => void = () => {},
): readonly SqliteApplication[] {
  const known = tableNames(database);
  const names = known.slice(0, MOST_TABLES);
  if (known.length > MOST_TABLES) onCutOff(`only the first ${MOST_TABLES} tables of the file were looked at`);
  const prefixes = [...new Set(names.flatMap((name) => TABLE_NAME.exec(name)?.[1] ?? []))].sort();
  const taken = new Set(asked?.prefix !== undefined && prefixes.includes(asked.prefix) ? [asked.name] : []);
  const found = prefixes.flatMap((prefix) => {
    const tables = tablesOf(database, names, `${prefix}__`, PYNENC_TABLES);
    if (!tables.has(HEARTBEATS)) return [];
    const candidates = [nameOf(database, tables, prefix), formIn(prefix), prefix];
    // Two names of one form must not stand for two applications.
    const free = candidates.find((each) => each !== undefined && !taken.has(each)) ?? prefix;
    const name = prefix === asked?.prefix ? asked.name : free;
    taken.add(name);
    return [{ name, prefix, isRustvello: false, releases: releasesOf(tables), tableOf: finder(tables) }];
  });
  const tables = tablesOf(database, names, "", Object.keys(RUSTVELLO_TABLES));
  const isRustvello = tables.has("runner_heartbeats") && finder(tables)("runner_heartbeats", ["creation_time"]);
  const name = /_(.+?)(?:\.[^.]*)?$/.exec(fileName)?.[1] ?? fileName;
  return isRustvello
    ? [...found, { name, prefix: undefined, isRustvello: true, releases: [], tableOf: finder(tables) }]
    : found;
}

/** The one that is asked for: by its name, or by what it was called before its own was written down. */
export function applicationAsked(
  applications: readonly SqliteApplication[],
  { name }: AskedApplication,
): SqliteApplication | undefined {
  const byName = applications.find((each) => each.name === name);
  if (byName !== undefined) return byName;
  const [only, ...more] = applications.filter(
    ({ prefix }) => prefix !== undefined && [prefix, formIn(prefix)].includes(name),
  );
  return more.length === 0 ? only : undefined;
}

const PYNENC_TABLES = [...new Set(STORE_SCHEMAS.flatMap(({ tables }) => Object.keys(tables)))];

function tableNames(database: SqliteDatabase): readonly string[] {
  const rows = database.rows(`SELECT name FROM sqlite_master WHERE type = 'table' LIMIT ${MOST_TABLES + 1}`);
  return [...rows].flatMap(([name]) => (typeof name === "string" ? name : []));
}

function tablesOf(
  database: SqliteDatabase,
  names: readonly string[],
  prefix: string,
  known: readonly string[],
): Tables {
  const there = new Set(names);
  const own = known.filter((name) => there.has(prefix + name));
  return new Map(
    own.map((name) => {
      const sql = quotedName(prefix + name);
      // Leaves out generated columns, whose values would be computed by what the file says.
      const columns = [...database.rows(`PRAGMA table_info(${sql})`)].map(([, column]) => String(column));
      return [name, { sql, columns }];
    }),
  );
}

function finder(tables: Tables): SqliteApplication["tableOf"] {
  return (name, columns) => {
    const table = tables.get(name);
    return columns.every((each) => table?.columns.includes(each)) ? table?.sql : undefined;
  };
}

/** pynenc's own name for the application, where its tables hold it. */
function nameOf(database: SqliteDatabase, tables: Tables, prefix: string): string | undefined {
  const sql = finder(tables)(APP_INFO, ["app_id"]);
  if (sql === undefined) return undefined;
  const ids = [...database.rows(`SELECT substr(app_id, 1, 300) FROM ${sql} LIMIT 10`)].map(([id]) => id);
  return ids.find((id): id is string => typeof id === "string" && tableForm(id) === formIn(prefix));
}

/** What stands before the hash. */
function formIn(prefix: string): string {
  return prefix.slice(0, -9);
}

/** What pynenc makes of an id in the name of a table, before the hash. */
export function tableForm(id: string): string {
  const form = id.replace(/[^a-zA-Z0-9_]/gu, "_");
  return /^\d/.test(form) ? `_${form}` : form || "_default";
}

/** Releases that make just these columns, of the tables that are there; a part of the stores may be of another kind. */
function releasesOf(tables: Tables): readonly string[] {
  const alike = STORE_SCHEMAS.filter((schema) => {
    const hasOwn = tables.has(EXECUTIONS) === EXECUTIONS in schema.tables;
    return hasOwn && [...tables].every(([name, { columns }]) => isSame(columns, schema.tables[name]));
  });
  return alike.flatMap(({ releases }) => releases);
}

function isSame(columns: readonly string[], known: readonly string[] | undefined): boolean {
  return columns.length === known?.length && columns.every((each) => known.includes(each));
}
