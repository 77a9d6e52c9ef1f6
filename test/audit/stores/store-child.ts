// Runs under a Node that has SQLite: node store-child.mjs read FILE [APPLICATION], or make, crash or moment FILE with SQL on
// standard input.
import { readFileSync } from "node:fs";
import { type OpenDatabase, openNodeSqlite } from "../../../packages/audit/src/node/node-sqlite.js";
import { readSqliteFile } from "../../../packages/audit/src/node/sqlite-file.js";
import { countOf, type SqliteDatabase } from "../../../packages/audit/src/readers/sqlite-database.js";

/** The types that tests are checked with are of a Node that has none. */
interface NodeSqlite {
  readonly DatabaseSync: new (path: string) => { exec(sql: string): void; close(): void };
}

const [, , command, path = "", wanted] = process.argv;
if (command === "make") make();
else if (command === "crash") crash();
else if (command === "moment") moment();
else read();

function make(): void {
  const { DatabaseSync } = process.getBuiltinModule("node:sqlite") as unknown as NodeSqlite;
  const database = new DatabaseSync(path);
  database.exec(readFileSync(0, "utf8"));
  database.close();
}

/** Whoever closes a database last takes its log away. */
function crash(): void {
  const { DatabaseSync } = process.getBuiltinModule("node:sqlite") as unknown as NodeSqlite;
  const database = new DatabaseSync(path);
  database.exec(readFileSync(0, "utf8"));
  process.kill(process.pid, "SIGKILL");
}

/** How many tables there are before and after SQL is carried out by somebody else, as one reader sees it, and as the next one does. */
function moment(): void {
  const count = (database: SqliteDatabase) => countOf(database, "SELECT count(*) FROM sqlite_master");
  const one = openNodeSqlite(path) as OpenDatabase;
  const before = count(one);
  make();
  const other = openNodeSqlite(path) as OpenDatabase;
  process.stdout.write(JSON.stringify([before, count(one), count(other)]));
  one.close();
  other.close();
}

/** What was read, or the one line that says why not. */
function read(): void {
  try {
    const { applications, read } = readSqliteFile(path, () => Date.now() * 1000, wanted);
    const records = applications.map(({ application }) => read(application));
    process.stdout.write(JSON.stringify({ applications, records }));
  } catch (error) {
    if ((error as Error).name !== "StoreFileError") throw error;
    process.stdout.write(JSON.stringify({ problem: (error as Error).message }));
  }
}
