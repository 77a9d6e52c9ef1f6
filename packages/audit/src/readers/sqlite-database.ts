/** A row's values in the order of its columns: numbers, bigints, texts, null, bytes. */
export type SqliteRow = readonly unknown[];

/** A SQLite database that somebody has opened. */
export interface SqliteDatabase {
  /** The rows of a statement that only reads, one after the other. */
  rows(sql: string): Iterable<SqliteRow>;
  /** The same all at once, which is faster: of a statement that has a limit. */
  all(sql: string): readonly SqliteRow[];
}

/** A name as SQL. */
export function quotedName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A text as SQL. */
export function quotedText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** The first column of the first row of a statement that counts. */
export function countOf(database: SqliteDatabase, sql: string): number {
  for (const [count] of database.rows(sql)) return Number(count);
  return 0;
}
