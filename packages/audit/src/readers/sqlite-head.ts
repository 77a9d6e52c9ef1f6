const MAGIC = "SQLite format 3\0";

/** How many bytes of a file tell whether it is a SQLite database. */
export const SQLITE_HEAD_BYTES: number = MAGIC.length;

/** How long the header of a database is; a file that is shorter is none, or cut off. */
export const SQLITE_HEADER_BYTES = 100;

/** Where the header says how the file is written: 2 is WAL. */
const WRITE_VERSION_AT = 18;

/** Whether a file that begins with these bytes is a SQLite database. */
export function isSqliteHead(head: Uint8Array): boolean {
  return String.fromCharCode(...head.subarray(0, SQLITE_HEAD_BYTES)) === MAGIC;
}

/** Whether the database with this header is in WAL mode: what was written last stands in a `-wal` beside it, then. */
export function isInWalMode(header: Uint8Array): boolean {
  return header[WRITE_VERSION_AT] === 2;
}
