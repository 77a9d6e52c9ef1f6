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
import { isInWalMode, isSqliteHead, SQLITE_HEADER_BYTES } from "../readers/sqlite-head.js";
import { takesUrls } from "./node-sqlite.js";
import { StoreFileError } from "./store-file-error.js";

interface Means {
  /** Whether what reads can be given a URL; else a copy is read instead. */
  readonly takesUrl: boolean;
  copy(from: string, to: string): void;
}

/**
 * Calls back with where a database can be read without leaving anything beside it: the file itself, or a copy.
 *
 * To read a file in WAL mode SQLite needs its index, `-shm`, and makes one where it is missing, and a `-wal`, also for
 * somebody who only reads. A living fleet has both. A file without a `-wal`, as a backup is, is read as one that nobody changes, and
 * anew where somebody did; of one that has a `-wal` and no index, as after a crash, a copy is read, since what the `-wal` holds
 * counts as well.
 * @param use only reads, since it may be called again; it is told whether the file is in WAL mode and has no `-wal`: where it is a
 *   copy, its latest part may be missing
 * @throws StoreFileError where there is no such file, or it is none of SQLite's
 */
export function withReadablePath<T>(
  path: string,
  use: (readable: string | URL, lacksLog: boolean) => T,
  { takesUrl, copy }: Means = { takesUrl: takesUrls(), copy: copyFile },
): T {
  if (!isFileInWalMode(path)) return use(path, false);
  for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
    const before = stateOf(path);
    const hasLog = existsSync(`${path}-wal`);
    // A fleet that has come to life meanwhile is read as a living one; half of one state and half of another is not.
    if (hasLog && existsSync(`${path}-shm`)) return use(path, false);
    if (hasLog || !takesUrl) {
      const result = withCopy(hasLog ? [path, `${path}-wal`] : [path], copy, (copied) =>
        stateOf(path) === before ? { read: use(copied(), !hasLog) } : undefined,
      );
      if (result !== undefined) return result.read;
    } else {
      const read = attempted(() => use(unchangingUrl(path), true));
      if (stateOf(path) === before) return read();
    }
  }
  throw new StoreFileError(`${safeLine(path)} cannot be read: it is being written all the time`);
}

/** Calls back with a copy of a file and of what stands beside it, or with why there is none: who closes it last takes that away. */
function withCopy<T>(
  [path, ...beside]: readonly [string, ...string[]],
  copy: Means["copy"],
  use: (copied: () => string) => T,
): T {
  const folder = mkdtempSync(join(tmpdir(), "slotwise-audit-"));
  const inFolder = (each: string) => join(folder, basename(each));
  try {
    const copied = attempted(() => {
      for (const each of [path, ...beside]) copy(each, inFolder(each));
      return inFolder(path);
    });
    return use(copied);
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

function isFileInWalMode(path: string): boolean {
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
      const header = Buffer.alloc(SQLITE_HEADER_BYTES);
      const length = readSync(file, header, 0, SQLITE_HEADER_BYTES, 0);
      if (!isSqliteHead(header)) return fail("it is no SQLite database");
      if (length < SQLITE_HEADER_BYTES) return fail("it is damaged or cut off");
      return isInWalMode(header);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    if (error instanceof StoreFileError) throw error;
    return fail(fileProblem(error as NodeJS.ErrnoException));
  }
}
