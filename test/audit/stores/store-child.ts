// Runs under a Node that has SQLite: node store-child.mjs read FILE, or make FILE with SQL on standard input.
import { readFileSync } from "node:fs";
import { readSqliteFile } from "../../../packages/audit/src/node/sqlite-file.js";

/** The types that tests are checked with are of a Node that has none. */
interface NodeSqlite {
  readonly DatabaseSync: new (path: string) => { exec(sql: string): void; close(): void };
}

const [, , command, path = ""] = process.argv;
if (command === "make") make();
else read();

function make(): void {
  const { DatabaseSync } = process.getBuiltinModule("node:sqlite") as unknown as NodeSqlite;
  const database = new DatabaseSync(path);
  database.exec(readFileSync(0, "utf8"));
  database.close();
}

/** What was read, or the one line that says why not. */
function read(): void {
  try {
    const { applications, read } = readSqliteFile(path, () => Date.now() * 1000);
    const records = applications.map(({ application }) => read(application));
    process.stdout.write(JSON.stringify({ applications, records }));
  } catch (error) {
    if ((error as Error).name !== "StoreFileError") throw error;
    process.stdout.write(JSON.stringify({ problem: (error as Error).message }));
  }
}
