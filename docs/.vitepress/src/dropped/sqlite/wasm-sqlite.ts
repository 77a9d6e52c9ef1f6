import { type SqliteDatabase, type SqliteRow, sqliteProblemOf } from "@slotwise/audit";
import { safeLine } from "@slotwise/words";
import init, { type Database, type Sqlite3Static } from "@sqlite.org/sqlite-wasm";
import { UnreadableFile } from "../unreadable-file.js";

/** A store's files as bytes. */
export interface StoreBytes {
  readonly store: Uint8Array;
  /** Its `-wal`. */
  readonly log?: Uint8Array | undefined;
  /** Its `-journal`, which a crash leaves: SQLite rolls back what it is of. */
  readonly journal?: Uint8Array | undefined;
}

/** A database that has to be closed. */
export interface WasmDatabase extends SqliteDatabase {
  /** Whether its pages fit together, as far as reading all of them tells. */
  isWhole(): boolean;
  close(): void;
}

/**
 * Opens a copy of a store in the memory of an instance of SQLite that has nothing else.
 *
 * The library brings ways to keep databases in a browser, which look for workers of their own and complain where there is no
 * place for them. All of them are off.
 *
 * @param wasm the library's own
 * @throws UnreadableFile with the reason alone
 */
export async function openWasmSqlite(wasm: Uint8Array, bytes: StoreBytes): Promise<WasmDatabase> {
  const sqlite = await started(wasm);
  return told(sqlite, () => {
    place(sqlite, bytes);
    return wrapped(sqlite, opened(sqlite));
  });
}

async function started(wasmBinary: Uint8Array): Promise<Sqlite3Static> {
  Object.assign(globalThis, { sqlite3ApiConfig: { disable: { vfs: OWN_PLACES }, warn: () => undefined } });
  // Its types leave out what it is given.
  const start = init as (given: { readonly wasmBinary: Uint8Array }) => Promise<Sqlite3Static>;
  try {
    return await start({ wasmBinary });
  } catch {
    // A policy without 'wasm-unsafe-eval' lets none run, nor does a browser in a mode that turns it off.
    throw new UnreadableFile("the browser lets no WebAssembly run here, which SQLite takes");
  }
}

const OWN_PLACES = { kvvfs: true, opfs: true, "opfs-vfs": true, "opfs-sahpool": true, "opfs-wl": true };

/** The only file there is. Its own name it may have outside. */
const PATH = "/store.db";

function place({ capi }: Sqlite3Static, { store, log, journal }: StoreBytes): void {
  const files = { [PATH]: store, [`${PATH}-wal`]: log, [`${PATH}-journal`]: journal };
  for (const [path, content] of Object.entries(files)) {
    if (content !== undefined && content.length > 0) capi.sqlite3_js_posix_create_file(path, content);
  }
}

/** Nothing that a file brings along is carried out, such as a function in a default value, and nothing is written. */
function opened({ capi, oo1 }: Sqlite3Static): Database {
  // What stands in a -wal or a -journal is applied to the copy, so that it may be written, by SQLite alone.
  const database = new oo1.DB(PATH, "w");
  capi.sqlite3_db_config(database, capi.SQLITE_DBCONFIG_DEFENSIVE, 1);
  capi.sqlite3_db_config(database, capi.SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0);
  capi.sqlite3_db_config(database, capi.SQLITE_DBCONFIG_ENABLE_TRIGGER, 0);
  capi.sqlite3_db_config(database, capi.SQLITE_DBCONFIG_ENABLE_VIEW, 0);
  // Without memory that processes share a -wal is read by who has the file alone.
  database.exec("PRAGMA locking_mode = EXCLUSIVE; PRAGMA query_only = ON");
  return database;
}

function wrapped(sqlite: Sqlite3Static, database: Database): WasmDatabase {
  return {
    rows: (sql) => rowsOf(sqlite, database, sql),
    all: (sql) => [...rowsOf(sqlite, database, sql)],
    isWhole: () => {
      try {
        const [first] = [...rowsOf(sqlite, database, "PRAGMA quick_check(1)")];
        return first?.[0] === "ok";
      } catch (error) {
        if (error instanceof UnreadableFile) return false;
        throw error;
      }
    },
    close: () => database.close(),
  };
}

function* rowsOf(sqlite: Sqlite3Static, database: Database, sql: string): Iterable<SqliteRow> {
  const statement = told(sqlite, () => database.prepare(sql));
  try {
    while (told(sqlite, () => statement.step())) yield statement.get([]);
  } finally {
    statement.finalize();
  }
}

/** What SQLite throws, in words. */
function told<Value>({ SQLite3Error, WasmAllocError }: Sqlite3Static, use: () => Value): Value {
  try {
    return use();
  } catch (error) {
    // A browser that has no more for an array says so by a RangeError.
    if (error instanceof WasmAllocError || error instanceof RangeError)
      throw new UnreadableFile("this page has not the memory for it");
    if (!(error instanceof SQLite3Error)) throw error;
    throw new UnreadableFile(sqliteProblemOf(error.resultCode) ?? safeLine(error.message));
  }
}
