import fc from "fast-check";
import { expect, test } from "vitest";
import { UTC_CLOCK } from "./utc-clock.js";

const SECOND = 1e6;
const MINUTE = 60 * SECOND;
const DAY = 1440 * MINUTE;
const AFTERNOON = Date.UTC(2026, 10, 29, 14, 5, 30) * 1e3;
const MIDNIGHT = Date.UTC(2026, 10, 30) * 1e3;

const labelled = (from: number, to: number, most: number): readonly string[] =>
  UTC_CLOCK.labels(UTC_CLOCK.ticks(from, to, most), from);

test("an axis has hours and minutes, and seconds where ticks have some", () => {
  expect(labelled(AFTERNOON, AFTERNOON + 15 * MINUTE, 4)).toEqual(["14:10", "14:15", "14:20"]);
  expect(labelled(AFTERNOON, AFTERNOON + MINUTE, 4)).toEqual([
    "14:05:30",
    "14:05:45",
    "14:06:00",
    "14:06:15",
    "14:06:30",
  ]);
  expect(labelled(AFTERNOON, AFTERNOON + SECOND, 2)).toEqual(["14:05:30.000", "14:05:30.500", "14:05:31.000"]);
});

test("the day stands where it changes, be it before the first tick, and alone where all ticks are midnights", () => {
  expect(labelled(MIDNIGHT - 8 * MINUTE, MIDNIGHT + 8 * MINUTE, 4)).toEqual(["23:55", "30 Nov 00:00", "00:05"]);
  expect(labelled(MIDNIGHT - MINUTE, MIDNIGHT + 9 * MINUTE, 2)).toEqual(["30 Nov 00:00", "00:05"]);
  expect(labelled(MIDNIGHT, MIDNIGHT + 3 * DAY, 4)).toEqual(["30 Nov", "1 Dec", "2 Dec", "3 Dec"]);
});

test("beside an axis stand the day that it begins on and the zone", () => {
  expect(UTC_CLOCK.aside(MIDNIGHT - 1)).toEqual(["2026-11-29", "UTC"]);
  expect(UTC_CLOCK.words(AFTERNOON + 999_999)).toBe("2026-11-29 14:05:30 UTC");
});

test("any time has words, be it none that a calendar has", () => {
  fc.assert(
    fc.property(fc.double(), fc.double({ min: 1, max: 1e15, noNaN: true }), (time, length) => {
      expect(UTC_CLOCK.words(time)).toMatch(/^[+-]?\d{4,6}-\d\d-\d\d \d\d:\d\d:\d\d.* UTC$|^[+-]\d{6}-/);
      const ticks = UTC_CLOCK.ticks(time, time + length, 5);
      const labels = UTC_CLOCK.labels(ticks, time);
      expect(labels.length).toBe(ticks.length);
      for (const label of labels) expect(label).not.toMatch(/NaN|undefined/);
    }),
  );
});
