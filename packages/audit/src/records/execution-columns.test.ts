import fc from "fast-check";
import { expect, it } from "vitest";
import { ExecutionColumns } from "./execution-columns.js";
import { ExecutionColumnsBuilder } from "./execution-columns-builder.js";
import { EXECUTION_STATUSES, type ExecutionRecord } from "./records.js";

/** With few values, so that they come again and are equal. */
const record = fc
  .record({
    id: fc.option(fc.uuid(), { nil: undefined }),
    runner: fc.constantFrom("a", "b", ""),
    start: fc.integer({ min: -20, max: 20 }),
    lasts: fc.integer({ min: -1, max: 9 }),
    status: fc.constantFrom(...EXECUTION_STATUSES),
    reason: fc.constantFrom("", "", "a", "exception:E"),
    holdsLock: fc.boolean(),
    isKept: fc.constantFrom(undefined, true as const),
  })
  .map(
    ({ lasts, ...rest }): ExecutionRecord => ({
      ...rest,
      end: rest.status === "running" ? undefined : rest.start + lasts,
    }),
  );
/** More than there is room for at first. */
const records = fc.array(record, { maxLength: 200, size: "max" });
const time = fc.integer({ min: -21, max: 30 });
const isLong = ({ start, end = start }: ExecutionRecord): boolean => end - start > 4;
const byStart = (each: readonly ExecutionRecord[]) => each.toSorted((one, other) => one.start - other.start);

it("holds what an array of the same records does", () => {
  fc.assert(
    fc.property(records, fc.integer({ min: -9, max: 9 }), (array, index) => {
      const columns = ExecutionColumns.of(array);
      expect([...columns]).toEqual(array);
      expect(columns.length).toBe(array.length);
      expect(columns.at(index)).toEqual(array.at(index));
      expect(columns.map(({ id }) => id)).toEqual(array.map(({ id }) => id));
      expect(columns.filter(isLong)).toEqual(array.filter(isLong));
      expect(columns.some(isLong)).toBe(array.some(isLong));
      expect(columns.find(isLong)).toEqual(array.find(isLong));
      expect(columns.findLast(isLong)).toEqual(array.findLast(isLong));
      const joined = (text: string, { runner, start }: ExecutionRecord) => `${text} ${runner}${start}`;
      expect(columns.reduce(joined, "")).toBe(array.reduce(joined, ""));
      expect(JSON.parse(JSON.stringify(columns))).toEqual(JSON.parse(JSON.stringify(array)));
      expect(ExecutionColumns.of(columns)).toBe(columns);
    }),
  );
});

it("is built from the last record to the first as well", () => {
  fc.assert(
    fc.property(records, (array) => {
      const builder = new ExecutionColumnsBuilder();
      for (const each of array) builder.add(each);
      expect([...new ExecutionColumns(builder.reversedColumns())]).toEqual(array.toReversed());
    }),
  );
});

it("gives some of its records, in their order", () => {
  fc.assert(
    fc.property(records, fc.constantFrom(...EXECUTION_STATUSES), (array, wanted) => {
      const columns = ExecutionColumns.of(array);
      const other = columns.only((status) => status !== wanted);
      const expected = array.filter(({ status }) => status !== wanted);
      expect([...other]).toEqual(expected);
      // Some of some, which stand elsewhere.
      expect([...other.only((status) => status === "completed")]).toEqual(
        expected.filter(({ status }) => status === "completed"),
      );
      expect([...other.byStart()]).toEqual(byStart(expected));
      const own = other.byRunner();
      expect([...own.keys()].sort()).toEqual([...new Set(expected.map(({ runner }) => runner))].sort());
      for (const [name, each] of own) expect([...each]).toEqual(expected.filter(({ runner }) => runner === name));
    }),
  );
});

it("finds by time, of what is in order", () => {
  fc.assert(
    fc.property(records, time, fc.nat(9), (array, from, lasts) => {
      const sorted = byStart(array);
      const columns = ExecutionColumns.of(array).byStart();
      const first = sorted.findIndex(({ start }) => start >= from);
      expect(columns.firstFrom(from)).toBe(first < 0 ? sorted.length : first);
      expect([...columns.from(from)]).toEqual(sorted.filter(({ start }) => start >= from));
      const over = ({ start, end }: ExecutionRecord) => end ?? start + 5;
      const to = from + lasts;
      expect([...columns.within(from, to, over)]).toEqual(
        sorted.filter((each) => each.start <= to && (each.start >= from || over(each) >= from)),
      );
    }),
  );
});

it("tells when the last was over, and how long each took", () => {
  fc.assert(
    fc.property(records, (array) => {
      const some = ExecutionColumns.of(array).only((status) => status !== "blocked");
      const expected = array.filter(({ status }) => status !== "blocked");
      expect(some.latestEnd()).toBe(Math.max(...expected.map(({ start, end = start }) => end)));
      expect([...some.durations()]).toEqual(
        expected.map(({ start, end = start }) => end - start).filter((took) => took > 0),
      );
    }),
  );
});
