import { closeSync, constants, fstatSync, openSync, readSync } from "node:fs";

const MAGIC = "SQLite format 3\0";

/** Whether a file is a SQLite database by its first bytes. One that is missing, or may not be read, is none. */
export function isSqliteFile(path: string): boolean {
  try {
    // Non-blocking, because opening a FIFO would wait for somebody to write into it.
    const file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      if (!fstatSync(file).isFile()) return false;
      const head = new Uint8Array(MAGIC.length);
      readSync(file, head);
      return new TextDecoder("latin1").decode(head) === MAGIC;
    } finally {
      closeSync(file);
    }
  } catch {
    return false;
  }
}
