import fc from "fast-check";
import { expect, it } from "vitest";
import type { SqliteDatabase, SqliteRow } from "./sqlite-database.js";
import { MOST_ROWS, newestFirst } from "./sqlite-rows.js";
import { UnreadRows } from "./unread-rows.js";

/** A table whose rows have one column and these rowids, in their order. */
function withRows(rowids: readonly unknown[]): SqliteDatabase {
  const all = (sql: string): readonly SqliteRow[] => {
    const [, before = Number.POSITIVE_INFINITY, most] =
      /^SELECT c, rowid FROM t (?:WHERE rowid < (-?\d+))? ?ORDER BY rowid DESC LIMIT (\d+)$/.exec(sql) ?? [];
    const next = rowids.findLastIndex((rowid) => !(Number(rowid) >= Number(before))) + 1;
    return rowids
      .slice(Math.max(0, next - Number(most)), next)
      .map((rowid) => [`row ${rowid}`, rowid])
      .reverse();
  };
  return { all, rows: all };
}

const read = (rowids: readonly unknown[], atOnce?: number) => {
  const unread = new UnreadRows();
  const rows = [...newestFirst(withRows(rowids), "t", "t", ["c"], unread, atOnce)].map(([text]) => text);
  return { rows, unread: unread.sentences };
};

it("reads every row once, the last first, however many at once", () => {
  const rowids = fc.uniqueArray(fc.bigInt({ min: -99n, max: 99n })).map((each) => each.sort((a, b) => Number(a - b)));
  fc.assert(
    fc.property(rowids, fc.integer({ min: 1, max: 25 }), (each, atOnce) => {
      const rows = each.map((rowid) => `row ${rowid}`).reverse();
      expect(read(each, atOnce)).toEqual({ rows, unread: [] });
      expect(read(each.map(Number))).toEqual({ rows, unread: [] });
    }),
  );
});

it("tells of rows that have no rowid to go on from", () => {
  const { rows, unread } = read([1, 2, 3, null, null], 2);
  expect(rows).toEqual(["row null", "row null"]);
  expect(unread).toEqual(["of t not all rows were read: what it calls rowid is not what SQLite does"]);
});

it.each([MOST_ROWS, MOST_ROWS + 1])("tells where %i rows are more than are read", (count) => {
  const unread = new UnreadRows();
  // Only how many there are.
  const all = (sql: string): readonly SqliteRow[] => {
    const [, before = count + 1, most] = /(?:rowid < (\d+) )?ORDER BY rowid DESC LIMIT (\d+)$/.exec(sql) ?? [];
    return Array.from({ length: Math.min(Number(most), Number(before) - 1) }, (_, index) => [
      Number(before) - 1 - index,
    ]);
  };
  let read = 0;
  for (const [rowid] of newestFirst({ all, rows: all }, "t", "t", [], unread, 10_000))
    read += Number(rowid) > 0 ? 1 : 0;
  expect(read).toBe(MOST_ROWS);
  expect(unread.sentences).toEqual(count > MOST_ROWS ? ["of t only the newest 2000000 rows were read"] : []);
});
