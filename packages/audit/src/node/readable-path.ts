import {
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  fstatSync,
  mkdtempSync,
  openSync,
  readSync,
  rmSync,
  statSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import { fileProblem, safeLine } from "@slotwise/words";
import { isSqliteHead } from "../readers/sqlite-head.js";
import { takesUrls } from "./node-sqlite.js";
import { StoreFileError } from "./store-file-error.js";

/**
 * Calls back with where a database can be read without leaving anything beside it: the file itself, or a copy.
 *
 * To read a file in WAL mode SQLite needs its index, `-shm`, and makes one where it is missing, and a `-wal`, also for
 * somebody who only reads. A living fleet has both. A file without a `-wal`, as a backup is, is read as one that nobody changes, and
 * anew where somebody did; of one that has a `-wal` and no index, as after a crash, a copy is read, since what the `-wal` holds
 * counts as well.
 * @param use only reads, since it may be called again; it is told whether the file is in WAL mode and has no `-wal`: where it is a
 *   copy, its latest part may be missing
 * @param takesUrl whether what reads can be given a URL; else a copy is read instead
 * @throws StoreFileError where there is no such file, or it is none of SQLite's
 */
export function withReadablePath<T>(
  path: string,
  use: (readable: string | URL, lacksLog: boolean) => T,
  takesUrl: boolean = takesUrls(),
): T {
  if (!isInWalMode(path)) return use(path, false);
  for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
    const before = stateOf(path);
    const hasLog = existsSync(`${path}-wal`);
    // A fleet that has come to life meanwhile is read as a living one; half of one state and half of another is not.
    if (hasLog && existsSync(`${path}-shm`)) return use(path, false);
    if (hasLog || !takesUrl) {
      const result = withCopy(path, hasLog, (copy) =>
        stateOf(path) === before ? { read: use(copy, !hasLog) } : undefined,
      );
      if (result !== undefined) return result.read;
    } else {
      const read = attempted(() => use(unchangingUrl(path), true));
      if (stateOf(path) === before) return read();
    }
  }
  throw new StoreFileError(`${safeLine(path)} cannot be read: it is being written all the time`);
}

/** Calls back with a copy of a file, and of its `-wal` where it has one. */
function withCopy<T>(path: string, hasLog: boolean, use: (copy: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), "slotwise-audit-"));
  try {
    const copy = join(folder, basename(path));
    copyFile(path, copy);
    if (hasLog) copyFile(`${path}-wal`, `${copy}-wal`);
    return use(copy);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A name that makes SQLite look neither for a log nor for locks, and make none. */
function unchangingUrl(path: string): URL {
  const url = pathToFileURL(path);
  url.searchParams.set("immutable", "1");
  return url;
}

/** What comes of a call, or what it throws, once somebody wants to know: of a file that was changed meanwhile nobody does. */
function attempted<T>(call: () => T): () => T {
  try {
    const result = call();
    return () => result;
  } catch (error) {
    return () => {
      throw error;
    };
  }
}

const MOST_ATTEMPTS = 5;

/** Where the file system can, nothing is copied until one of the two is written. */
function copyFile(from: string, to: string): void {
  copyFileSync(from, to, constants.COPYFILE_FICLONE);
}

/** Changes when anybody writes. */
function stateOf(path: string): string {
  return [path, `${path}-wal`]
    .map((each) => {
      const stats = statSync(each, { throwIfNoEntry: false, bigint: true });
      return `${stats?.ino} ${stats?.size} ${stats?.mtimeNs}`;
    })
    .join();
}

/** Where the header says how the file is written: 2 is WAL. */
const WRITE_VERSION_AT = 18;
const HEADER_BYTES = 100;

function isInWalMode(path: string): boolean {
  const fail = (reason: string): never => {
    throw new StoreFileError(`${safeLine(path)} cannot be read: ${reason}`);
  };
  try {
    // Non-blocking, because opening a FIFO would wait for somebody to write into it.
    const file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      const stats = fstatSync(file);
      if (stats.isDirectory()) return fail("it is a folder");
      if (!stats.isFile()) return fail("it is no regular file");
      if (stats.size === 0) return fail("it is empty");
      const header = Buffer.alloc(HEADER_BYTES);
      const length = readSync(file, header, 0, HEADER_BYTES, 0);
      if (!isSqliteHead(header)) return fail("it is no SQLite database");
      if (length < HEADER_BYTES) return fail("it is damaged or cut off");
      return header[WRITE_VERSION_AT] === 2;
    } finally {
      closeSync(file);
    }
  } catch (error) {
    if (error instanceof StoreFileError) throw error;
    return fail(fileProblem(error as NodeJS.ErrnoException));
  }
}
