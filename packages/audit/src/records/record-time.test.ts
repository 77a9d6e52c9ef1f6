import { formatInstant, instantFromMicroseconds, instantFromSeconds, parseInstant } from "@slotwise/core";
import fc from "fast-check";
import { expect, it } from "vitest";
import { epochTime, formatTime, isoTime } from "./record-time.js";

const TIMES = fc.integer({ min: -62_000_000_000_000_000 / 8, max: 8_999_999_999_999_999 });
const never = () => expect.unreachable("it has a zone");

it("reads what Python writes, whatever the day, as the model does", () => {
  fc.assert(
    fc.property(TIMES, (time) => {
      const text = formatInstant(instantFromMicroseconds(time));
      expect(isoTime(text, never)).toBe(time);
      expect(isoTime(text.replace("+00:00", "Z"), never)).toBe(time);
      expect(isoTime(text.replace("+00:00", "789+00:00"), never)).toBe(time);
      expect(formatTime(time)).toBe(text);
    }),
  );
});

it("reads each day of each month", () => {
  const wrong: string[] = [];
  for (let day = Date.UTC(1970, 0, 1); day < Date.UTC(2101, 0, 1); day += 86_400_000) {
    const text = `${new Date(day).toISOString().slice(0, 10)}T01:02:03.000004+00:00`;
    if (isoTime(text, never) !== (day + 3_723_000) * 1000 + 4) wrong.push(text);
  }
  expect(wrong).toEqual([]);
});

it("refuses what the model refuses", () => {
  const nearly = fc
    .tuple(TIMES, fc.nat(31), fc.constantFrom("", "x", " ", "9", "-", ":", "٣"))
    .map(([time, at, other]) => {
      const text = formatTime(time);
      return text.slice(0, at) + other + text.slice(at + 1);
    });
  fc.assert(
    fc.property(nearly, (text) => {
      expect(isoTime(text, () => undefined)).toBe(modelTime(text) ?? modelTime(`${text}Z`));
    }),
  );
});

function modelTime(text: string): number | undefined {
  try {
    const instant = parseInstant(text);
    // A bigint is beyond what records go to.
    return typeof instant === "number" ? instant : undefined;
  } catch {
    return undefined;
  }
}

it("takes a time without a zone for UTC, and tells", () => {
  let told = 0;
  const tell = () => {
    told++;
  };
  expect(isoTime("1970-01-01T00:00:01", tell)).toBe(1e6);
  expect(isoTime("1970-01-01 00:00:01.5", tell)).toBe(1.5e6);
  expect(told).toBe(2);
  expect(isoTime("1970-01-01T00:00", tell)).toBeUndefined();
  expect(isoTime("1970-01-01T00:00:61", tell)).toBeUndefined();
  expect(told).toBe(2);
});

it.each([null, undefined, 12, 12n, "", "now", new Uint8Array(3), "1".repeat(1_000_000), "9999-01-01T00:00:00Z"])(
  "is no time: %s",
  (value) => expect(isoTime(value, () => expect.unreachable())).toBeUndefined(),
);

it("rounds seconds since the epoch as the model does", () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 4e9, noNaN: true }), (seconds) => {
      expect(epochTime(seconds)).toBe(instantFromSeconds(seconds));
    }),
  );
  for (const value of [Number.NaN, Number.POSITIVE_INFINITY, 1e300, "12", null, 2n ** 63n]) {
    expect(epochTime(value)).toBeUndefined();
  }
  expect(epochTime(12n)).toBe(12e6);
});
