import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nextDown, nextUp } from "../../../test/core/support/doubles.js";
import { FIRST, instantMicroseconds, LAST, SAFE } from "../../../test/core/support/instants.js";
import { checkProperty } from "../../../test/core/support/properties.js";
import { FROM_TIMESTAMP, TOTAL_SECONDS } from "../../../test/core/support/python-answers.js";
import { expectRefusal } from "../../../test/core/support/refusals.js";
import {
  instantFromMicroseconds,
  instantFromSeconds,
  isCalendarSeconds,
  microsecondsFromInstant,
  secondsBetween,
  secondsFromInstant,
  secondsFromMicroseconds,
} from "./instant.js";
import { formatInstant, parseInstant } from "./instant-text.js";
import { formatSeconds } from "./python-float.js";

/** Seconds whose microseconds end in a half, as far as a double can say so. */
const ties = fc.integer({ min: -4_000_000, max: 4_000_000 }).map((microseconds) => (microseconds + 0.5) / 1e6);

describe("an instant from microseconds", () => {
  it("is that many, as a number wherever one is safe and as a bigint beyond", () => {
    checkProperty(
      fc.property(instantMicroseconds, (value) => {
        const instant = instantFromMicroseconds(value);
        expect(microsecondsFromInstant(instant)).toBe(value);
        expect(typeof instant).toBe(-SAFE <= value && value <= SAFE ? "number" : "bigint");
        if (typeof instant === "number") expect(instantFromMicroseconds(Number(value))).toBe(instant);
      }),
    );
    expect(instantFromMicroseconds(-0)).toBe(0);
    expect(instantFromMicroseconds(SAFE)).toBe(Number.MAX_SAFE_INTEGER);
    expect(instantFromMicroseconds(SAFE + 1n)).toBe(SAFE + 1n);
  });

  it("compares with any other as their microseconds do, whatever the forms", () => {
    checkProperty(
      fc.property(instantMicroseconds, instantMicroseconds, (one, other) => {
        const [first, second] = [instantFromMicroseconds(one), instantFromMicroseconds(other)];
        expect(first < second).toBe(one < other);
        expect(first <= second).toBe(one <= other);
        expect(first === second).toBe(one === other);
      }),
    );
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
        const fraction = Number(microsecondsFromInstant(instant) - BigInt(whole) * 1_000_000n);
        expect(Math.abs(fraction - (seconds - whole) * 1e6)).toBeLessThanOrEqual(0.5);
      }),
    );
  });

  it("takes whole seconds as they are", () => {
    checkProperty(
      fc.property(fc.integer({ min: -62_135_596_800, max: 253_402_300_799 }), (seconds) => {
        expect(microsecondsFromInstant(instantFromSeconds(seconds))).toBe(BigInt(seconds) * 1_000_000n);
      }),
    );
  });

  it.each(FROM_TIMESTAMP)("%d is the instant that Python's fromtimestamp gives", (seconds, expected, text) => {
    const instant = instantFromSeconds(seconds);
    expect(microsecondsFromInstant(instant)).toBe(expected);
    expect(formatInstant(instant)).toBe(text);
  });

  it("is the sum that bigints give, on both sides of where numbers end", () => {
    const edges = [Number(SAFE) / 1e6, -Number(SAFE) / 1e6, 0, 1_795_500_000];
    const besideEdges = fc
      .tuple(fc.constantFrom(...edges), fc.double({ min: -4, max: 4, noNaN: true }))
      .map(([edge, away]) => edge + away);
    const anySeconds = fc.double({ min: -62_135_596_800, max: 253_402_300_799, noNaN: true });
    checkProperty(
      fc.property(fc.oneof(besideEdges, anySeconds, ties), (seconds) => {
        const whole = Math.trunc(seconds);
        // To no digit after the point is exact, and by another way.
        const rest = BigInt(formatSeconds((seconds - whole) * 1e6, 0));
        const exact = BigInt(whole) * 1_000_000n + rest;
        const instant = instantFromSeconds(seconds);
        expect(instant).toBe(instantFromMicroseconds(exact));
        expect(Object.is(instant, -0)).toBe(false);
      }),
      5000,
    );
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

describe("seconds between instants", () => {
  it("are those of the exact difference, whatever the forms", () => {
    checkProperty(
      fc.property(instantMicroseconds, instantMicroseconds, (one, other) => {
        const seconds = secondsBetween(instantFromMicroseconds(one), instantFromMicroseconds(other));
        expect(seconds).toBe(secondsFromMicroseconds(other - one));
      }),
      2000,
    );
  });

  it("are exact where the difference of two numbers is not one that a number holds", () => {
    const [earliest, latest] = [instantFromMicroseconds(-SAFE), instantFromMicroseconds(SAFE)];
    expect(secondsBetween(earliest, latest)).toBe(18_014_398_509.481_983);
    expect(secondsBetween(latest, earliest)).toBe(-18_014_398_509.481_983);
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
