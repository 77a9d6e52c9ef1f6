import { expect, it } from "vitest";
import { applicationsIn } from "./sqlite-application.js";
import type { SqliteDatabase, SqliteRow } from "./sqlite-database.js";

/** A file with so many tables, and a fleet in the first. */
function withTables(count: number): SqliteDatabase {
  const own = "shop_1a2b3c4d__orchestrator_runner_heartbeats";
  const names = [own, ...Array.from({ length: count - 1 }, (_, index) => `t${index}`)];
  const rows = (sql: string): Iterable<SqliteRow> => {
    const most = Number(/LIMIT (\d+)$/.exec(sql)?.[1]);
    return sql.includes("sqlite_master") ? names.slice(0, most).map((name) => [name]) : [];
  };
  return { rows, all: (sql) => [...rows(sql)] };
}

it.each([
  [20_000, []],
  [20_001, ["only the first 20000 tables of the file were looked at"]],
])("of %i tables it is said when not all were looked at", (count, expected) => {
  const told: string[] = [];
  const found = applicationsIn(withTables(count), "x.db", (sentence) => told.push(sentence));
  expect(found.map(({ name }) => name)).toEqual(["shop"]);
  expect(told).toEqual(expected);
});
