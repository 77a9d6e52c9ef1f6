import { expect, it } from "vitest";
import { applicationAsked, applicationsIn, type SqliteApplication } from "./sqlite-application.js";
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
  const found = applicationsIn(withTables(count), "x.db", undefined, (sentence) => told.push(sentence));
  expect(found.map(({ name }) => name)).toEqual(["shop"]);
  expect(told).toEqual(expected);
});

/** Of applications with these names and these prefixes, the prefix of the one that is meant. */
function meant(
  name: string,
  ...there: readonly (readonly [name: string, prefix: string | undefined])[]
): string | undefined {
  const applications = there.map(
    ([each, prefix]): SqliteApplication => ({
      name: each,
      prefix,
      isRustvello: false,
      releases: [],
      tableOf: () => undefined,
    }),
  );
  return applicationAsked(applications, { name })?.prefix;
}

it("an application is found again after pynenc wrote its name down, by what it was called before", () => {
  const [one, other] = ["my_shop_11111111", "my_shop_22222222"];
  expect(meant("my_shop", ["my-shop", one], ["bank", "bank_33333333"])).toBe(one);
  expect(meant(other, ["my-shop", one], ["my.shop", other])).toBe(other);
  // Two could be meant, or one is called so.
  expect(meant("my_shop", ["my-shop", one], ["my.shop", other])).toBeUndefined();
  expect(meant("my_shop", ["my-shop", one], ["my_shop", other])).toBe(other);
  expect(meant("shop", ["my-shop", one])).toBeUndefined();
  expect(meant("", ["my-shop", one], ["x", undefined])).toBeUndefined();
});
