import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nextDown, nextUp } from "../../../test/core/support/doubles.js";
import { checkProperty } from "../../../test/core/support/properties.js";
import { DIVIDED, FORMATTED, ROUNDED } from "../../../test/core/support/python-answers.js";
import { expectRefusal } from "../../../test/core/support/refusals.js";
import { formatSeconds, pythonFloorDivide, pythonModulo, roundHalfEven } from "./python-float.js";

/** Half of them whole multiples of the divisor and their neighbours, where all the traps are. */
const divisions: fc.Arbitrary<readonly [dividend: number, divisor: number]> = fc
  .tuple(
    fc.double({ min: 1e-3, max: 1e5, noNaN: true }),
    fc.boolean(),
    fc.integer({ min: -1_000_000, max: 1_000_000 }),
    fc.constantFrom(nextDown, (value: number) => value, nextUp),
    fc.double({ min: -1, max: 1, noNaN: true }),
    fc.boolean(),
  )
  .map(([size, isNegative, multiple, nudge, part, isWhole]) => {
    const divisor = isNegative ? -size : size;
    return [nudge(isWhole ? multiple * divisor : multiple * divisor * part), divisor];
  });

describe("pythonModulo", () => {
  it("takes the divisor's sign and stays within the divisor, which rounding may reach", () => {
    checkProperty(
      fc.property(divisions, ([dividend, divisor]) => {
        const modulo = pythonModulo(dividend, divisor);
        if (modulo !== 0) expect(Math.sign(modulo)).toBe(Math.sign(divisor));
        expect(Object.is(modulo, 0) || Object.is(modulo, -0) ? Math.sign(1 / modulo) : Math.sign(modulo)).toBe(
          Math.sign(divisor),
        );
        expect(Math.abs(modulo)).toBeLessThanOrEqual(Math.abs(divisor));
      }),
    );
  });

  it("is JavaScript's own remainder where both have the same sign", () => {
    checkProperty(
      fc.property(divisions, ([dividend, divisor]) => {
        const positive = Math.abs(divisor);
        expect(pythonModulo(Math.abs(dividend), positive)).toBe(Math.abs(dividend) % positive);
      }),
    );
  });

  it("is the engine's remainder for whole divisors, too, at multiples, beside them, and where doubles end", () => {
    const most = Number.MAX_SAFE_INTEGER;
    const whole = fc.oneof(fc.integer({ min: 1, max: 100_000 }), fc.integer({ min: 1, max: most }), fc.constant(most));
    const nudge = fc.constantFrom(nextDown, (value: number) => value, nextUp);
    checkProperty(
      fc.property(
        whole,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.boolean(),
        nudge,
        (divisor, part, isWhole, by) => {
          const anywhere = part * 1.5 * most;
          const dividend = Math.max(0, by(isWhole ? Math.floor(anywhere / divisor) * divisor : anywhere));
          expect(pythonModulo(dividend, divisor)).toBe(dividend % divisor);
        },
      ),
    );
    expect(pythonModulo(1.5, Number.POSITIVE_INFINITY)).toBe(1.5);
    expect(pythonModulo(-0, 300)).toBe(0);
  });

  it("is odd: turning both signs turns the result's", () => {
    checkProperty(
      fc.property(divisions, ([dividend, divisor]) => {
        expect(pythonModulo(-dividend, -divisor)).toBe(-pythonModulo(dividend, divisor));
      }),
    );
  });

  it.each(DIVIDED)("of %d by %d is what Python says", (dividend, divisor, modulo) => {
    expect(pythonModulo(dividend, divisor)).toBe(modulo);
  });

  it("has no answer for NaN and for a divisor of 0, which Python refuses", () => {
    for (const [dividend, divisor] of [
      [Number.NaN, 300],
      [10, Number.NaN],
      [10, 0],
      [-10, 0],
      [Number.POSITIVE_INFINITY, 300],
    ] as const) {
      expect(pythonModulo(dividend, divisor)).toBeNaN();
    }
  });
});

describe("pythonFloorDivide", () => {
  it("is a whole number that, with the modulo, gives back the dividend as closely as doubles can", () => {
    checkProperty(
      fc.property(divisions, ([dividend, divisor]) => {
        const quotient = pythonFloorDivide(dividend, divisor);
        expect(Math.floor(quotient)).toBe(quotient);
        const back = quotient * divisor + pythonModulo(dividend, divisor);
        expect(Math.abs(back - dividend)).toBeLessThanOrEqual(
          2 ** -51 * Math.max(Math.abs(dividend), Math.abs(divisor)),
        );
      }),
    );
  });

  it("lies within one of the plain quotient's floor", () => {
    checkProperty(
      fc.property(divisions, ([dividend, divisor]) => {
        expect(Math.abs(pythonFloorDivide(dividend, divisor) - Math.floor(dividend / divisor))).toBeLessThanOrEqual(1);
      }),
    );
  });

  it("is the exact quotient's floor beside whole quotients, as long as doubles tell them apart", () => {
    const ulps = fc.integer({ min: -3, max: 3 });
    const beside = fc
      .tuple(fc.integer({ min: 1, max: 2 ** 31 }), fc.double({ min: 1e-6, max: 1e6, noNaN: true }), ulps)
      .map(([quotient, divisor, steps]) => [moved(quotient * divisor, steps), divisor] as const);
    checkProperty(
      fc.property(beside, ([dividend, divisor]) => {
        expect(pythonFloorDivide(dividend, divisor)).toBe(exactFloor(dividend, divisor));
        expect(pythonFloorDivide(-dividend, -divisor)).toBe(exactFloor(dividend, divisor));
        expect(pythonFloorDivide(-dividend, divisor)).toBe(-exactCeiling(dividend, divisor));
      }),
      5000,
    );
  });

  it("is not the plain quotient's floor where the division rounds up to a whole number", () => {
    expect([Math.floor(1 / 0.1), pythonFloorDivide(1, 0.1)]).toEqual([10, 9]);
  });

  it.each(DIVIDED)("of %d by %d is what Python says", (dividend, divisor, _modulo, quotient) => {
    expect(pythonFloorDivide(dividend, divisor)).toBe(quotient);
  });
});

describe("roundHalfEven", () => {
  it("gives a whole number at most one half away, the even one on a tie", () => {
    checkProperty(
      fc.property(
        fc.oneof(
          fc.double({ min: -1e9, max: 1e9, noNaN: true }),
          fc.integer({ min: -1_000_000, max: 1_000_000 }).map((whole) => whole + 0.5),
        ),
        (value) => {
          const rounded = roundHalfEven(value);
          expect(Number.isInteger(rounded)).toBe(true);
          expect(Math.abs(rounded - value)).toBeLessThanOrEqual(0.5);
          if (Math.abs(rounded - value) === 0.5) expect(Math.abs(rounded % 2)).toBe(0);
        },
      ),
    );
  });

  it("is the exact value without a digit after the point, wherever doubles have halves", () => {
    const halves = fc.integer({ min: 0, max: 52 }).chain((bits) => {
      const most = 2 ** bits - 1;
      return fc
        .tuple(fc.maxSafeInteger(), fc.constantFrom(0, 0.25, 0.5, 0.75))
        .map(([whole, rest]) => (whole % most) + rest);
    });
    checkProperty(
      fc.property(fc.oneof(halves, fc.double({ noNaN: true, min: -(2 ** 53), max: 2 ** 53 })), (value) => {
        expect(roundHalfEven(value) + 0).toBe(Number(formatSeconds(value, 0)) + 0);
      }),
      5000,
    );
  });

  it.each(ROUNDED)("of %d is what Python says", (value, rounded) => {
    expect(roundHalfEven(value) + 0).toBe(rounded + 0);
  });
});

describe("formatSeconds", () => {
  const digits = fc.integer({ min: 0, max: 40 });

  it("agrees with toFixed, which rounds the exact value too, wherever there is no tie", () => {
    checkProperty(
      fc.property(fc.double({ min: -1e15, max: 1e15, noNaN: true }), digits, (value, places) => {
        // No double this large has more than 86 digits after the point, so 100 of them show every tie.
        fc.pre(Math.abs(value) > 1e-10 && !isTie(value, places));
        expect(formatSeconds(value, places)).toBe(value.toFixed(places));
      }),
      1000,
    );
  });

  it("ends in an even digit on a tie, one of the two neighbours", () => {
    checkProperty(
      fc.property(fc.integer({ min: -2_000_000, max: 2_000_000 }), fc.integer({ min: 0, max: 9 }), (odd, places) => {
        // An odd multiple of half a unit in the last place, exact in binary only when it is a multiple of 2 ** -(places + 1).
        const value = (2 * odd + 1) / 2 ** (places + 1);
        const text = formatSeconds(value, places);
        expect(isTie(value, places)).toBe(true);
        expect(Number(text.at(-1)) % 2).toBe(0);
        expect(Math.abs(Number(text) - value)).toBeLessThanOrEqual(0.51 * 10 ** -places);
      }),
    );
  });

  it("has as many digits after the point as were asked for, and no point for none", () => {
    checkProperty(
      fc.property(
        fc.double({ noDefaultInfinity: true, noNaN: true }),
        fc.integer({ min: 0, max: 1074 }),
        (value, places) => {
          const [, fraction] = formatSeconds(value, places).split(".");
          expect(fraction?.length).toBe(places === 0 ? undefined : places);
        },
      ),
    );
  });

  it("gives back the double when it is read again with all its digits", () => {
    checkProperty(
      fc.property(fc.double({ noDefaultInfinity: true, noNaN: true }), (value) => {
        expect(Number(formatSeconds(value, 1074))).toBe(value);
      }),
    );
  });

  it.each(FORMATTED)("of %d with %d digits is what Python says", (value, places, text) => {
    expect(formatSeconds(value, places)).toBe(text);
  });

  it("writes the smallest double out to its last digit", () => {
    const text = formatSeconds(Number.MIN_VALUE, 1074);
    expect(text).toHaveLength(1076);
    expect(text.startsWith(`0.${"0".repeat(323)}49406564584124654`)).toBe(true);
    expect(text.endsWith("25")).toBe(true);
    expect(formatSeconds(-Number.MIN_VALUE, 1073)).toBe(`-0.${text.slice(2, -2)}2`);
  });

  it("writes the largest double in full", () => {
    expect(formatSeconds(Number.MAX_VALUE, 0)).toBe(BigInt(Number.MAX_VALUE).toString());
    expect(formatSeconds(-(2 ** 60), 1)).toBe("-1152921504606846976.0");
  });

  it("writes an odd whole number beyond 2 ** 52 as it is", () => {
    expect(formatSeconds(2 ** 52 + 1, 0)).toBe("4503599627370497");
    expect(formatSeconds(-(2 ** 53 - 1), 2)).toBe("-9007199254740991.00");
  });

  it("writes what is no finite number as Python does", () => {
    expect(
      [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY].map((value) => formatSeconds(value, 2)),
    ).toEqual(["nan", "inf", "-inf"]);
  });

  it("refuses what is no number at all", () => {
    for (const [value, text] of [
      ["3", '"3"'],
      [1n, "1n"],
      [null, "null"],
      [undefined, "undefined"],
      [{}, "an object"],
    ] as const) {
      expectRefusal(() => formatSeconds(value as unknown as number, 2), "value", text);
    }
  });

  it("refuses digits that are none, and checks them first", () => {
    for (const places of [-1, 1075, 0.5, Number.NaN, Number.POSITIVE_INFINITY]) {
      expectRefusal(() => formatSeconds(1, places), "digits", String(places));
      expectRefusal(() => formatSeconds(Number.NaN, places), "digits", String(places));
    }
    expect(() => formatSeconds(1, -1)).toThrow("a whole number from 0 to 1074");
  });
});

/** Whether a value lies exactly half-way between two texts, read from its exact decimal digits. */
function isTie(value: number, places: number): boolean {
  const [, fraction = ""] = value.toFixed(100).split(".");
  return /^50*$/.test(fraction.slice(places));
}

function moved(value: number, steps: number): number {
  if (steps === 0) return value;
  return steps > 0 ? moved(nextUp(value), steps - 1) : moved(nextDown(value), steps + 1);
}

/** Both positive, as whole numbers of the same tiny unit. */
function exactFloor(dividend: number, divisor: number): number {
  return Number(wholeUnits(dividend) / wholeUnits(divisor));
}

function exactCeiling(dividend: number, divisor: number): number {
  return -Number(-wholeUnits(dividend) / wholeUnits(divisor)) + Number(wholeUnits(dividend) % wholeUnits(divisor) > 0n);
}

/** In units of 2 ** -200, of which every double from 1e-30 on is a whole number. */
function wholeUnits(value: number): bigint {
  let [scaled, shift] = [value, 0n];
  while (!Number.isInteger(scaled)) {
    scaled *= 2;
    shift += 1n;
  }
  return BigInt(scaled) << (200n - shift);
}
