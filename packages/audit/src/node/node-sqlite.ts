import type { SqliteDatabase, SqliteRow } from "../readers/sqlite-database.js";

/** What is used of Node's own SQLite; the types that we build with are of a Node that has none. */
interface NodeSqlite {
  readonly StatementSync: { readonly prototype: NodeStatement };
  readonly DatabaseSync: new (path: string | URL, options: { readonly readOnly: boolean }) => NodeDatabase;
}

interface NodeDatabase {
  exec(sql: string): void;
  prepare(sql: string): NodeStatement;
  close(): void;
}

interface NodeStatement {
  setReadBigInts(isOn: boolean): void;
  /** Since Node 22.16; several times faster. */
  setReturnArrays?(isOn: boolean): void;
  iterate(): Iterable<object>;
  all(): readonly object[];
}

/** A database that has to be closed. */
export interface OpenDatabase extends SqliteDatabase {
  close(): void;
}

/** Whether a database can be named by a URL, which can say more than a path: from Node 22.16 on, as rows can be arrays. */
export function takesUrls(): boolean {
  return nodeSqlite()?.StatementSync.prototype.setReturnArrays !== undefined;
}

/** How long to wait for somebody who has locked the file. */
const PATIENCE_MS = 2000;

/** Opens a database to read it; undefined on a Node without SQLite. Throws what Node throws. */
export function openNodeSqlite(path: string | URL): OpenDatabase | undefined {
  const sqlite = nodeSqlite();
  if (sqlite === undefined) return undefined;
  const database = new sqlite.DatabaseSync(path, { readOnly: true });
  try {
    // Nothing that a file brings along is carried out, such as a function in a default value.
    database.exec(`PRAGMA busy_timeout = ${PATIENCE_MS}; PRAGMA trusted_schema = OFF; PRAGMA query_only = ON`);
    // All that is read is of one moment; in WAL mode no writer waits for that.
    database.exec("BEGIN");
  } catch (error) {
    database.close();
    throw error;
  }
  // Node 22.13 finalizes a statement that nobody refers to, while its rows are read.
  const statements: NodeStatement[] = [];
  return {
    rows: (sql) => {
      const { statement, hasArrays } = prepared(database, sql);
      statements.push(statement);
      return hasArrays ? (statement.iterate() as Iterable<SqliteRow>) : valuesOf(statement.iterate());
    },
    all: (sql) => {
      const { statement, hasArrays } = prepared(database, sql);
      return hasArrays ? (statement.all() as readonly SqliteRow[]) : [...valuesOf(statement.all())];
    },
    close: () => {
      statements.length = 0;
      database.close();
    },
  };
}

/** @returns whether its rows come as arrays, and not as objects */
function prepared(database: NodeDatabase, sql: string): { statement: NodeStatement; hasArrays: boolean } {
  const statement = database.prepare(sql);
  // Whole numbers beyond a double's would be refused.
  statement.setReadBigInts(true);
  statement.setReturnArrays?.(true);
  return { statement, hasArrays: statement.setReturnArrays !== undefined };
}

function* valuesOf(rows: Iterable<object>): Iterable<SqliteRow> {
  for (const row of rows) yield Object.values(row);
}

/** Loaded by the first who asks; older Nodes say on standard error that it is experimental, which is nobody's concern here. */
function nodeSqlite(): NodeSqlite | undefined {
  const warn = process.emitWarning;
  process.emitWarning = (warning: string | Error, ...rest: unknown[]) => {
    if (!String(warning).includes("SQLite")) Reflect.apply(warn, process, [warning, ...rest]);
  };
  try {
    return process.getBuiltinModule("node:sqlite") as NodeSqlite | undefined;
  } finally {
    process.emitWarning = warn;
  }
}
