/** A row by its columns' names: numbers, bigints, texts, null, bytes. */
export type SqliteRow = Readonly<Record<string, unknown>>;

/** A SQLite database that somebody has opened. */
export interface SqliteDatabase {
  /** The rows of a statement that only reads, one after the other. */
  rows(sql: string): Iterable<SqliteRow>;
}

/** A name as SQL. */
export function quotedName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** The first column of the first row of a statement that counts. */
export function countOf(database: SqliteDatabase, sql: string): number {
  for (const row of database.rows(sql)) return Number(Object.values(row)[0] ?? 0);
  return 0;
}
