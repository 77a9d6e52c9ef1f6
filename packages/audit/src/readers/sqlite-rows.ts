import { MOST_TEXT } from "../records/text-of.js";
import type { SqliteDatabase, SqliteRow } from "./sqlite-database.js";
import type { UnreadRows } from "./unread-rows.js";

/** More rows than this are not read: far beyond what pynenc keeps, and what a machine has the memory for. */
export const MOST_ROWS = 2_000_000;

/** SQL of a column, cut off where it is too long, so that `textOf` tells that it was. */
export function shortText(column: string): string {
  return `substr(${column}, 1, ${MOST_TEXT + 1})`;
}

/**
 * The rows of a table from the one that came last on, so that of too many the newest are read.
 * @param sql the table's name as SQL
 * @param table as people know it
 */
export function* newestFirst(
  database: SqliteDatabase,
  sql: string,
  table: string,
  columns: readonly string[],
  unread: UnreadRows,
): Iterable<SqliteRow> {
  let left = MOST_ROWS;
  // One more than is read tells that there are more.
  for (const row of database.rows(`SELECT ${columns.join(", ")} FROM ${sql} ORDER BY rowid DESC LIMIT ${left + 1}`)) {
    if (left === 0) unread.say(`of ${table} only the newest ${MOST_ROWS} rows were read`);
    else yield row;
    left--;
  }
}
