import fc from "fast-check";
import { expect, it } from "vitest";
import { ExecutionColumns } from "../records/execution-columns.js";
import type { ExecutionRecord } from "../records/records.js";
import { overlapsOf } from "./overlaps.js";

const executions = fc
  .array(
    fc.record({ runner: fc.constantFrom("a", "b", "c"), start: fc.nat(40), lasts: fc.integer({ min: 0, max: 9 }) }),
  )
  .map((each) =>
    each
      .map(
        ({ runner, start, lasts }): ExecutionRecord => ({
          id: undefined,
          runner,
          start,
          end: start + lasts,
          status: "completed",
          reason: "",
          holdsLock: false,
        }),
      )
      .sort((one, other) => one.start - other.start),
  );

const endOf = ({ start, end }: ExecutionRecord): number => end ?? start;

it("pairs whatever of two runners went on at once", () => {
  let pairs = 0;
  fc.assert(
    fc.property(executions, (each) => {
      const expected = each.flatMap((second, index) =>
        each.slice(0, index).flatMap((first) => {
          const to = Math.min(endOf(first), endOf(second));
          return first.runner !== second.runner && to > second.start
            ? [{ first: first.runner, second: second.runner, from: second.start, to }]
            : [];
        }),
      );
      expect(overlapsOf(ExecutionColumns.of(each), endOf)).toEqual(expected);
      pairs += expected.length;
    }),
  );
  expect(pairs).toBeGreaterThan(0);
});

it("pairs no more than can be told", () => {
  const each = Array.from(
    { length: 1000 },
    (_, start): ExecutionRecord => ({
      id: undefined,
      runner: `r${start}`,
      start,
      end: 2000,
      status: "completed",
      reason: "",
      holdsLock: false,
    }),
  );
  expect(overlapsOf(ExecutionColumns.of(each), endOf)).toHaveLength(100_000);
});
