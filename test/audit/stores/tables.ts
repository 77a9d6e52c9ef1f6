import { RUSTVELLO_TABLES, storeSchema } from "@slotwise/pynenc";

/** A value as SQL: texts in quotes of their own, `null`, numbers. */
export type SqlValue = string | number | null;

/** The tables of an application as a release makes them, without their keys and types. */
export function tablesOf(prefix: string, release: string): string {
  const tables = Object.entries(storeSchema(release)?.tables ?? {});
  return tables.map(([name, columns]) => `CREATE TABLE "${prefix}__${name}" (${columns.join(", ")});`).join("\n");
}

export function rustvelloTables(): string {
  const tables = Object.entries(RUSTVELLO_TABLES);
  return tables.map(([name, columns]) => `CREATE TABLE ${name} (${columns.join(", ")});`).join("\n");
}

/** Rows by the names of their columns. */
export function insert(table: string, ...rows: readonly Readonly<Record<string, SqlValue>>[]): string {
  return rows
    .map((row) => {
      const values = Object.values(row).map((value) =>
        typeof value === "string" ? `'${value.replaceAll("'", "''")}'` : `${value}`,
      );
      return `INSERT INTO "${table}" (${Object.keys(row).join(", ")}) VALUES (${values.join(", ")});`;
    })
    .join("\n");
}
