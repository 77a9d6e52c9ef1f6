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
import { fileProblem, safeLine } from "@slotwise/words";
import { isSqliteHead } from "../readers/sqlite-head.js";
import { StoreFileError } from "./store-file-error.js";

/**
 * Calls back with the path of a database that can be read without leaving anything beside it: the file itself, or a copy.
 *
 * To read a file in WAL mode SQLite needs its index, `-shm`, and makes one where it is missing, and a `-wal`, also for
 * somebody who only reads. A living fleet has both. Without them, as a backup is, or after a crash, or where the folder
 * may not be written, a copy is read, with what its `-wal` holds.
 * @param use is told whether the file is in WAL mode and has no `-wal`: where it is a copy, its latest part may be missing
 * @throws StoreFileError where there is no such file, or it is none of SQLite's
 */
export function withReadablePath<T>(path: string, use: (readable: string, lacksLog: boolean) => T): T {
  const isLiving = () => existsSync(`${path}-wal`) && existsSync(`${path}-shm`);
  if (!isInWalMode(path) || isLiving()) return use(path, false);
  const folder = mkdtempSync(join(tmpdir(), "slotwise-audit-"));
  try {
    const copy = join(folder, basename(path));
    for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
      const before = stateOf(path);
      copyFile(path, copy);
      const hasLog = existsSync(`${path}-wal`);
      if (hasLog) copyFile(`${path}-wal`, `${copy}-wal`);
      // A fleet that has come to life meanwhile is read as a living one; half of one state and half of another is not.
      if (isLiving()) return use(path, false);
      if (stateOf(path) === before) return use(copy, !hasLog);
      rmSync(`${copy}-wal`, { force: true });
    }
    throw new StoreFileError(`${safeLine(path)} cannot be read: it is being written all the time`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
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
