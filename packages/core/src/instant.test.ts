import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nextDown, nextUp } from "../../../test/core/support/doubles.js";
import { checkProperty } from "../../../test/core/support/properties.js";
import { FROM_TIMESTAMP, TOTAL_SECONDS } from "../../../test/core/support/python-answers.js";
import { expectRefusal } from "../../../test/core/support/refusals.js";
import {
  formatInstant,
  type Instant,
  instantFromMicroseconds,
  instantFromSeconds,
  isCalendarSeconds,
  parseInstant,
  secondsFromInstant,
  secondsFromMicroseconds,
} from "./instant.js";

/** 0001-01-01T00:00:00 and 9999-12-31T23:59:59.999999, in microseconds. */
const FIRST = -62_135_596_800_000_000n;
const LAST = 253_402_300_799_999_999n;

/** Whole microseconds of the years 1 to 9999, the ends and the epoch among them. */
const microseconds = fc.oneof(
  fc.bigInt({ min: FIRST, max: LAST }),
  fc.bigInt({ min: -3_000_000n, max: 3_000_000n }),
  fc.constantFrom(FIRST, FIRST + 1n, LAST - 1n, LAST, 0n),
);

describe("an instant's text", () => {
  it("is read back as the same instant, over the years 1 to 9999", () => {
    checkProperty(
      fc.property(microseconds, (value) => {
        const text = formatInstant(instantFromMicroseconds(value));
        expect(text).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}\+00:00$/);
        expect(parseInstant(text)).toBe(value);
      }),
    );
  });

  it("orders as the instants do", () => {
    checkProperty(
      fc.property(microseconds, microseconds, (one, other) => {
        const [first, second] = [one, other].map((value) => formatInstant(instantFromMicroseconds(value)));
        expect((first ?? "") < (second ?? "")).toBe(one < other);
      }),
    );
  });

  it("means the same with the local time of any offset", () => {
    checkProperty(
      fc.property(
        fc.bigInt({ min: FIRST + 100_000_000_000n, max: LAST - 100_000_000_000n }),
        fc.integer({ min: -86_399, max: 86_399 }),
        fc.boolean(),
        (value, offset, withColons) => {
          const local = formatInstant(instantFromMicroseconds(value + BigInt(offset) * 1_000_000n)).slice(0, 26);
          const part = (seconds: number) => String(Math.floor(seconds)).padStart(2, "0");
          const size = Math.abs(offset);
          const fields = [part(size / 3600), part((size / 60) % 60), part(size % 60)];
          const text = `${local}${offset < 0 ? "-" : "+"}${fields.join(withColons ? ":" : "")}`;
          expect(parseInstant(text), text).toBe(value);
        },
      ),
    );
  });

  it.each([
    ["1970-01-01T00:00:00+00:00", 0n],
    ["1970-01-01T00:00:00Z", 0n],
    ["1970-01-01 00:00:00Z", 0n],
    ["1970-01-01T00:00:00.1Z", 100_000n],
    ["1970-01-01T00:00:00.000001Z", 1n],
    ["1970-01-01T01:00:00+01:00", 0n],
    ["1970-01-01T01:30:00+0130", 0n],
    ["1969-12-31T12:30:00-11:30", 0n],
    ["1970-01-01T00:00:01+00:00:01", 0n],
    ["2026-05-28T20:36:32.502146+00:00", 1_780_000_592_502_146n],
    ["2000-02-29T23:59:59.999999Z", 951_868_799_999_999n],
    ["1900-02-28T00:00:00Z", -2_203_977_600_000_000n],
    ["0001-01-01T00:00:00Z", FIRST],
    ["9999-12-31T23:59:59.999999Z", LAST],
    ["0001-01-01T23:59:59+23:59:59", FIRST],
    ["1970-01-02T23:59:59+23:59:59", 86_400_000_000n],
  ])("%s is read", (text, expected) => {
    expect(parseInstant(text)).toBe(expected);
  });

  it.each([
    "",
    "now",
    "2026-01-01",
    "2026-01-01T00:00:00",
    "2026-01-01T00:00Z",
    "2026-01-01T00:00:00z",
    "2026-01-01t00:00:00Z",
    "2026-01-01T00:00:00+1",
    "2026-01-01T00:00:00.Z",
    "2026-01-01T00:00:00.1234567Z",
    "2026-01-01T00:00:00,5Z",
    " 2026-01-01T00:00:00Z",
    "2026-01-01T00:00:00Z ",
    "2026-01-01T00:00:00Z\n",
    "12026-01-01T00:00:00Z",
    "+2026-01-01T00:00:00Z",
    "26-01-01T00:00:00Z",
    "2026-1-01T00:00:00Z",
    "2026-01-1T00:00:00Z",
    "2026-01-01T0:00:00Z",
    "2026-01-01T00:0:00Z",
    "2026-01-01T00:00:0Z",
    "2026-01-01T00:00:00+0:00",
    "2026-01-01T00:00:00+00:0",
    "2026-01-01T00:00:00+00:00:0",
    "2026-01-01T00:00:00+00:00:00.5",
  ])("%j is refused for its form", (text) => {
    expectRefusal(() => parseInstant(text), "iso", JSON.stringify(text));
    expect(() => parseInstant(text)).toThrow(
      "an ISO 8601 time with seconds, at most six digits after them and an offset, such as 2026-01-01T00:00:00+00:00",
    );
  });

  it.each([
    "2026-00-01T00:00:00Z",
    "2026-13-01T00:00:00Z",
    "2026-01-00T00:00:00Z",
    "2026-02-29T00:00:00Z",
    "1900-02-29T00:00:00Z",
    "2026-04-31T00:00:00Z",
    "2026-01-01T24:00:00Z",
    "2026-01-01T00:60:00Z",
    "2026-01-01T00:00:60Z",
    "2026-01-01T00:00:00+24:00",
    "2026-01-01T00:00:00+00:60",
    "2026-01-01T00:00:00+00:00:60",
    "0000-12-31T23:59:59Z",
  ])("%s is refused because there is no such time", (text) => {
    expectRefusal(() => parseInstant(text), "iso", JSON.stringify(text));
    expect(() => parseInstant(text)).toThrow("a time that exists");
  });

  it.each(["0001-01-01T00:00:00+00:00:01", "9999-12-31T23:59:59-00:01"])(
    "%s is refused because in UTC it lies outside the years 1 to 9999",
    (text) => {
      expectRefusal(() => parseInstant(text), "iso", JSON.stringify(text));
      expect(() => parseInstant(text)).toThrow("within the years 1 to 9999 in UTC");
    },
  );

  it("is refused when it is no text at all", () => {
    for (const [value, text] of [
      [undefined, "undefined"],
      [null, "null"],
      [12, "12"],
      [["1970-01-01T00:00:00Z"], "an array"],
    ] as const) {
      expectRefusal(() => parseInstant(value as unknown as string), "iso", text);
    }
  });

  it("is written for the years 1 to 9999 alone", () => {
    expect(formatInstant(FIRST as Instant)).toBe("0001-01-01T00:00:00.000000+00:00");
    expect(formatInstant(LAST as Instant)).toBe("9999-12-31T23:59:59.999999+00:00");
    for (const value of [FIRST - 1n, LAST + 1n, 10n ** 20n, -(10n ** 20n)]) {
      expectRefusal(() => formatInstant(value as Instant), "instant", `${value}n`);
    }
    for (const [value, text] of [
      [5, "5"],
      ["5", '"5"'],
      [null, "null"],
      [undefined, "undefined"],
    ] as const) {
      expectRefusal(() => formatInstant(value as unknown as Instant), "instant", text);
    }
  });
});

describe("an instant from microseconds", () => {
  it("is that number, as a bigint", () => {
    checkProperty(
      fc.property(fc.maxSafeInteger(), (value) => {
        expect(instantFromMicroseconds(value)).toBe(BigInt(value));
      }),
    );
    expect(instantFromMicroseconds(FIRST)).toBe(FIRST);
    expect(instantFromMicroseconds(LAST)).toBe(LAST);
  });

  it("is refused outside the years 1 to 9999, and for a number that is not whole or not exact", () => {
    for (const value of [FIRST - 1n, LAST + 1n]) {
      expectRefusal(() => instantFromMicroseconds(value), "microseconds", `${value}n`);
    }
    for (const value of [0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53]) {
      expectRefusal(() => instantFromMicroseconds(value), "microseconds", String(value));
    }
    expect(() => instantFromMicroseconds(LAST + 1n)).toThrow("within the years 1 to 9999");
    expect(() => instantFromMicroseconds(0.5)).toThrow("a bigint, or a whole number that a double holds exactly");
  });

  it("is refused for what only turns into a number", () => {
    for (const [value, text] of [
      ["3", '"3"'],
      [null, "null"],
      [undefined, "undefined"],
      [true, "true"],
      [{}, "an object"],
      [[3], "an array"],
    ] as const) {
      expectRefusal(() => instantFromMicroseconds(value as unknown as bigint), "microseconds", text);
    }
  });
});

describe("an instant from seconds", () => {
  it("is at most half a microsecond away, and the rounding of the double itself", () => {
    checkProperty(
      fc.property(fc.double({ min: -62_135_596_800, max: 253_402_300_799, noNaN: true }), (seconds) => {
        const instant = instantFromSeconds(seconds);
        const whole = Math.trunc(seconds);
        const fraction = Number(instant - BigInt(whole) * 1_000_000n);
        expect(Math.abs(fraction - (seconds - whole) * 1e6)).toBeLessThanOrEqual(0.5);
      }),
    );
  });

  it("takes whole seconds as they are", () => {
    checkProperty(
      fc.property(fc.integer({ min: -62_135_596_800, max: 253_402_300_799 }), (seconds) => {
        expect(instantFromSeconds(seconds)).toBe(BigInt(seconds) * 1_000_000n);
      }),
    );
  });

  it.each(FROM_TIMESTAMP)("%d is the instant that Python's fromtimestamp gives", (seconds, expected, text) => {
    const instant = instantFromSeconds(seconds);
    expect(instant).toBe(expected);
    expect(formatInstant(instant)).toBe(text);
  });

  it("is not the whole number scaled by a million: that gives another microsecond for some", () => {
    const differing = FROM_TIMESTAMP.filter(([seconds, expected]) => BigInt(Math.round(seconds * 1e6)) !== expected);
    expect(differing.length).toBeGreaterThan(0);
  });

  it("is refused outside the years 1 to 9999 and for what is no number, always by the name of seconds", () => {
    for (const seconds of [
      -62_135_596_800.5,
      -62_135_596_801,
      nextDown(-62_135_596_800),
      253_402_300_800,
      1e300,
      Number.NaN,
      Number.POSITIVE_INFINITY,
      Number.NEGATIVE_INFINITY,
    ]) {
      expectRefusal(() => instantFromSeconds(seconds), "seconds", String(seconds));
    }
    expect(() => instantFromSeconds(1e300)).toThrow("a time within the years 1 to 9999");
    expect(formatInstant(instantFromSeconds(nextDown(253_402_300_800)))).toBe("9999-12-31T23:59:59.999969+00:00");
    expect(formatInstant(instantFromSeconds(nextUp(-62_135_596_800)))).toBe("0001-01-01T00:00:00.000008+00:00");
  });
});

describe("seconds of the calendar", () => {
  it("are those that an instant can be made from", () => {
    for (const seconds of [-62_135_596_800, nextDown(253_402_300_800), 0, -0.5]) {
      expect(isCalendarSeconds(seconds)).toBe(true);
      expect(() => instantFromSeconds(seconds)).not.toThrow();
    }
    for (const seconds of [nextDown(-62_135_596_800), 253_402_300_800, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(isCalendarSeconds(seconds)).toBe(false);
      expect(() => instantFromSeconds(seconds)).toThrow(RangeError);
    }
    expect(isCalendarSeconds("5" as unknown as number)).toBe(false);
  });
});

describe("seconds from microseconds", () => {
  it("are the double nearest to the exact quotient, however many microseconds there are", () => {
    checkProperty(
      fc.property(fc.bigInt({ min: -(2n ** 62n), max: 2n ** 62n }), (value) => {
        const seconds = secondsFromMicroseconds(value);
        for (const neighbour of [nextDown(seconds), nextUp(seconds)]) {
          expect(distance(value, seconds)).toBeLessThanOrEqual(distance(value, neighbour));
        }
      }),
    );
  });

  it("are odd: a span backwards is the span forwards, negated", () => {
    checkProperty(
      fc.property(fc.bigInt({ min: 1n, max: 2n ** 62n }), (value) => {
        expect(secondsFromMicroseconds(-value)).toBe(-secondsFromMicroseconds(value));
      }),
    );
  });

  it.each(TOTAL_SECONDS)("%d are what Python's total_seconds gives", (value, seconds) => {
    expect(secondsFromMicroseconds(value)).toBe(seconds);
  });

  it("differ from a division of doubles past 2 ** 53, which rounds twice", () => {
    const differing = TOTAL_SECONDS.filter(([value, seconds]) => Number(value) / 1e6 !== seconds);
    expect(differing.length).toBeGreaterThan(0);
  });

  it("of an instant are those since the epoch", () => {
    expect(secondsFromInstant(parseInstant("1970-01-01T00:00:01.5Z"))).toBe(1.5);
    expect(secondsFromInstant(parseInstant("1969-12-31T23:59:59.75Z"))).toBe(-0.25);
  });
});

/** How far a double of seconds is from whole microseconds, exactly, in units of 2 ** -1074 microseconds. */
function distance(microsecondsExactly: bigint, seconds: number): bigint {
  const difference = microsecondsExactly * 2n ** 1074n - exactly(seconds) * 1_000_000n;
  return difference < 0n ? -difference : difference;
}

/** A double as a multiple of 2 ** -1074. */
function exactly(value: number): bigint {
  let [scaled, shift] = [value, 1074n];
  while (!Number.isInteger(scaled)) {
    scaled *= 2;
    shift -= 1n;
  }
  return BigInt(scaled) * 2n ** shift;
}
