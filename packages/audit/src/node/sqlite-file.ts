import { existsSync } from "node:fs";
import { basename } from "node:path";
import { safeLine } from "@slotwise/words";
import { listSqliteApplications, readSqliteApplication } from "../readers/sqlite.js";
import type { SqliteDatabase } from "../readers/sqlite-database.js";
import { withoutFleet } from "../readers/sqlite-words.js";
import type { ApplicationSummary } from "../records/application-summary.js";
import type { Records } from "../records/records.js";
import { askedApplication } from "./asked-application.js";
import { openNodeSqlite } from "./node-sqlite.js";
import { withReadablePath } from "./readable-path.js";
import { sqliteProblem } from "./sqlite-problem.js";
import { NoSqliteError, StoreFileError } from "./store-file-error.js";

/** A SQLite file with the fleets of some applications. */
export interface SqliteFile {
  /** At least one. */
  readonly applications: readonly ApplicationSummary[];
  /** @throws StoreFileError where it cannot be read any more, or has no such application */
  read(application: string): Records;
}

/**
 * Opens a store in SQLite; it is read anew each time, in one short transaction, and never written.
 * @param now microseconds since the epoch, by the clock of whoever reads
 * @param wanted the name of an application, which is told by its tables even before pynenc wrote it down
 * @throws StoreFileError, one line, where it cannot be read or holds no fleet
 */
export function readSqliteFile(path: string, now: () => number, wanted?: string): SqliteFile {
  const name = basename(path);
  const asked = wanted === undefined ? undefined : askedApplication(wanted);
  const applications = withDatabase(path, (database) => listSqliteApplications(database, name, asked));
  if (applications.length === 0) {
    throw new StoreFileError(withoutFleet(safeLine(path), existsSync(`${path}-wal`)));
  }
  return {
    applications,
    read: (application) => {
      const records = withDatabase(path, (database, lacksLog) => {
        const read = readSqliteApplication(database, name, askedApplication(application), now());
        return read !== undefined && lacksLog ? { ...read, unread: [...read.unread, withoutLog(path)] } : read;
      });
      if (records === undefined) {
        throw new StoreFileError(`${safeLine(path)} has no application ${safeLine(JSON.stringify(application))}`);
      }
      return records;
    },
  };
}

/** A fleet that was stopped leaves none either: then all is in the file. */
function withoutLog(path: string): string {
  const log = safeLine(`${basename(path)}-wal`);
  return `no ${log} stands beside the file: where this is a copy of a store in use, what was written last is not in it`;
}

function withDatabase<T>(path: string, use: (database: SqliteDatabase, lacksLog: boolean) => T): T {
  try {
    return withReadablePath(path, (readable, lacksLog) => {
      const database = openNodeSqlite(readable);
      if (database === undefined) throw new NoSqliteError(tooOld(path));
      try {
        return use(database, lacksLog);
      } finally {
        database.close();
      }
    });
  } catch (error) {
    if (error instanceof StoreFileError) throw error;
    throw new StoreFileError(`${safeLine(path)} cannot be read: ${sqliteProblem(error)}`);
  }
}

function tooOld(path: string): string {
  return `reading SQLite takes Node 22.13 or later, and this is ${process.versions.node}: ${safeLine(path)} cannot be read`;
}
