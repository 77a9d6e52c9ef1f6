import fc from "fast-check";
import { expect, test } from "vitest";
import { roundTicks } from "./ticks.js";

const STEPS = [1, 2, 5, 10, 60, 3600];

test("ticks are round, in order, within the time, and few, however long it is", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -1e12, max: 1e12 }),
      fc.integer({ min: 1, max: 1e13 }),
      fc.integer({ min: 0, max: 30 }),
      (from, length, most) => {
        const to = from + length;
        const ticks = roundTicks(from, to, most, STEPS);
        expect(ticks.length).toBeLessThanOrEqual(Math.max(1, most) + 1);
        const step = (ticks[1] ?? 0) - (ticks[0] ?? 0);
        for (const [index, tick] of ticks.entries()) {
          expect(tick).toBeGreaterThanOrEqual(from);
          expect(tick).toBeLessThanOrEqual(to);
          if (index > 0) expect(tick - (ticks[index - 1] ?? 0)).toBe(step);
        }
      },
    ),
  );
});

test("where there is no time there are no ticks", () => {
  expect(roundTicks(5, 5, 6, STEPS)).toEqual([]);
  expect(roundTicks(5, 4, 6, STEPS)).toEqual([]);
  expect(roundTicks(Number.NaN, 4, 6, STEPS)).toEqual([]);
});

test("the shortest step that is long enough is taken, and beyond the longest its double", () => {
  expect(roundTicks(0, 60, 6, STEPS)).toEqual([0, 10, 20, 30, 40, 50, 60]);
  expect(roundTicks(1, 10, 5, STEPS)).toEqual([2, 4, 6, 8, 10]);
  expect(roundTicks(0, 36_000, 5, STEPS)).toEqual([0, 7200, 14_400, 21_600, 28_800, 36_000]);
});
