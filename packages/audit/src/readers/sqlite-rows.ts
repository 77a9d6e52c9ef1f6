import { MOST_TEXT } from "../records/text-of.js";
import type { SqliteDatabase, SqliteRow } from "./sqlite-database.js";
import type { UnreadRows } from "./unread-rows.js";

/** More rows than this are not read: far beyond what pynenc keeps, and what a machine has the memory for. */
export const MOST_ROWS = 2_000_000;

/** SQL of a column, cut off where it is too long, so that `textOf` tells that it was. */
export function shortText(column: string): string {
  return `substr(${column}, 1, ${MOST_TEXT + 1})`;
}

/** Of rows that may hold long texts. */
const FEW_AT_ONCE = 20;

/** Of rows of some short columns: fast, and little memory. */
export const MANY_AT_ONCE = 500;

/**
 * The rows of a table from the one that came last on, so that of too many the newest are read.
 * @param sql the table's name as SQL
 * @param table as people know it
 * @param atOnce how many are held in memory
 */
export function* newestFirst(
  database: SqliteDatabase,
  sql: string,
  table: string,
  columns: readonly string[],
  unread: UnreadRows,
  atOnce: number = FEW_AT_ONCE,
): Iterable<SqliteRow> {
  const names = [...columns, "rowid"].join(", ");
  let before = "";
  for (let left = MOST_ROWS; ; ) {
    const rows = database.all(`SELECT ${names} FROM ${sql} ${before} ORDER BY rowid DESC LIMIT ${atOnce}`);
    for (const row of rows) {
      // One more than is read tells that there are more.
      if (left === 0) return unread.say(`of ${table} only the newest ${MOST_ROWS} rows were read`);
      yield row;
      left--;
    }
    if (rows.length < atOnce) return;
    const last = rows.at(-1)?.at(-1);
    // A column of that name, which pynenc has in no table, may hold anything.
    if (typeof last !== "bigint" && !Number.isSafeInteger(last))
      return unread.say(`of ${table} not all rows were read: what it calls rowid is not what SQLite does`);
    before = `WHERE rowid < ${last}`;
  }
}
