import { expect, it } from "vitest";
import type { SqliteDatabase, SqliteRow } from "./sqlite-database.js";
import { readFiresAlone } from "./sqlite-triggers.js";

/** A trigger that hangs on one condition alone, and so many links of others. */
function withLinks(count: number): SqliteDatabase {
  const rows = (sql: string): readonly SqliteRow[] => {
    if (sql.includes("FROM triggers")) return [["1", "and"]];
    const others = Array.from({ length: count - 1 }, (_, index): SqliteRow => [`other ${index}`, "cron_y"]);
    return [["1", "cron_x"], ...others].slice(0, Number(/LIMIT (\d+)$/.exec(sql)?.[1]));
  };
  return { rows, all: rows };
}

it.each([
  [100_000, true],
  [100_001, undefined],
])("of %i links it is told or not whether a condition starts something by itself", (count, expected) => {
  expect(readFiresAlone(withLinks(count), "triggers", "links")("cron_x")).toBe(expected);
});
