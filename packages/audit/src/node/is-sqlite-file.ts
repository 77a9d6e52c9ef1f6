import { closeSync, constants, fstatSync, openSync, readSync } from "node:fs";
import { isSqliteHead, SQLITE_HEAD_BYTES } from "../readers/sqlite-head.js";

/** Whether a file is a SQLite database by its first bytes. One that is missing, or may not be read, is none. */
export function isSqliteFile(path: string): boolean {
  try {
    // Non-blocking, because opening a FIFO would wait for somebody to write into it.
    const file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      if (!fstatSync(file).isFile()) return false;
      const head = new Uint8Array(SQLITE_HEAD_BYTES);
      readSync(file, head);
      return isSqliteHead(head);
    } finally {
      closeSync(file);
    }
  } catch {
    return false;
  }
}
