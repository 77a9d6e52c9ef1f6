const MAGIC = "SQLite format 3\0";

/** How many bytes of a file tell whether it is a SQLite database. */
export const SQLITE_HEAD_BYTES: number = MAGIC.length;

/** Whether a file that begins with these bytes is a SQLite database. */
export function isSqliteHead(head: Uint8Array): boolean {
  return String.fromCharCode(...head.subarray(0, SQLITE_HEAD_BYTES)) === MAGIC;
}
