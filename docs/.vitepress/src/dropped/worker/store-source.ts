import {
  isInWalMode,
  listSqliteApplications,
  type Microseconds,
  readSqliteApplication,
  SQLITE_HEADER_BYTES,
  withoutFleet,
} from "@slotwise/audit";
import { safeLine } from "@slotwise/words";
import { bytesOf } from "../bytes-of.js";
import type { SortedDrop } from "../sort-dropped.js";
import { pageBytesOf, readLogHead } from "../sqlite/store-log.js";
import type { StoreBytes, WasmDatabase } from "../sqlite/wasm-sqlite.js";
import { UnreadableFile } from "../unreadable-file.js";
import type { DropSource } from "./drop-source.js";

/** Opens bytes with SQLite, which is loaded by the first who does. */
export type OpenSqlite = (bytes: StoreBytes) => Promise<WasmDatabase>;

/** Of a store and its `-wal`. SQLite holds them in memory, and for a moment three times. */
const MOST_MEBIBYTES = 256;

type DroppedStore = Extract<SortedDrop, { readonly kind: "store" }>;

/**
 * @param openedAt by the reader's clock
 * @throws UnreadableFile where it cannot be read, or holds no fleet
 */
export async function openStore(
  drop: DroppedStore,
  openSqlite: OpenSqlite,
  openedAt: Microseconds,
): Promise<DropSource> {
  const fileName = drop.store.name;
  const name = safeLine(fileName);
  // What reads on has the database, and no longer the bytes that it was made of.
  const { database, isMixed, remarks } = await opened(drop, name, openSqlite);
  const hint = isMixed ? `, or ${name}-wal is the log of another database` : "";
  const applications = saidOf(name, hint, () => listSqliteApplications(database, fileName));
  if (applications.length === 0) throw new UnreadableFile(`${withoutFleet(name, drop.log !== undefined)}.`);
  return {
    applications: applications.map((each) => ({ ...each, readAt: undefined })),
    remarks,
    read: (application) => {
      const records = saidOf(name, hint, () =>
        readSqliteApplication(database, fileName, { name: application }, openedAt),
      );
      if (records !== undefined) return records;
      throw new UnreadableFile(`${name} has no application ${safeLine(JSON.stringify(application))}.`);
    },
  };
}

async function opened(
  { store, log, journal }: DroppedStore,
  name: string,
  openSqlite: OpenSqlite,
): Promise<{ readonly database: WasmDatabase; readonly isMixed: boolean; readonly remarks: readonly string[] }> {
  const size = [store, log, journal].reduce((sum, file) => sum + (file?.size ?? 0), 0);
  if (size > MOST_MEBIBYTES * 1024 * 1024) {
    throw new UnreadableFile(
      `${name} has more than ${MOST_MEBIBYTES} MiB, which is too much for a page: slotwise audit reads it.`,
    );
  }
  const [bytes, logBytes, journalBytes] = await Promise.all(
    [store, log, journal].map((file) => (file === undefined ? undefined : bytesOf(file))),
  );
  if (bytes === undefined || bytes.length < SQLITE_HEADER_BYTES) throw cannotBeRead(name, "it is damaged or cut off");
  const logged = logBytes === undefined ? undefined : readLogHead(logBytes);
  const hasPages = logged?.hasPages === true;
  if (hasPages && logged.pageBytes !== pageBytesOf(bytes)) {
    throw new UnreadableFile(`${name}-wal is the log of another database than ${name}: their pages differ in size.`);
  }
  const database = await openSqlite({ store: bytes, log: logBytes, journal: journalBytes }).catch((error: unknown) => {
    throw error instanceof UnreadableFile ? cannotBeRead(name, error.message) : error;
  });
  // A log of another time or another database is applied all the same: only its checksums are looked at.
  const isMixed = hasPages && !database.isWhole();
  return {
    database,
    isMixed,
    remarks: [
      ...(isInWalMode(bytes) && log === undefined ? [withoutLog(name)] : []),
      ...(logBytes !== undefined && logBytes.length > 0 && !hasPages ? [nothingOfLog(name)] : []),
      ...(isMixed ? [notWhole(name)] : []),
    ],
  };
}

/** What SQLite has to say against a file, with its name. */
function saidOf<Value>(name: string, hint: string, use: () => Value): Value {
  try {
    return use();
  } catch (error) {
    throw error instanceof UnreadableFile ? cannotBeRead(name, `${error.message}${hint}`) : error;
  }
}

function cannotBeRead(name: string, why: string): UnreadableFile {
  return new UnreadableFile(`${name} cannot be read: ${why}.`);
}

/** A fleet that was stopped leaves none either: then all is in the file. */
function withoutLog(name: string): string {
  return `${name} is in WAL mode and was dropped without its -wal: where it is a copy of a store in use, what was written last is not in it`;
}

function nothingOfLog(name: string): string {
  return `nothing was read of ${name}-wal: it is left of an earlier log, or damaged`;
}

function notWhole(name: string): string {
  return `${name} and ${name}-wal do not fit together, or are damaged: what is read of them may be wrong`;
}
