import { describe, expect, it } from "vitest";
import { nextDown, nextUp } from "../../../test/core/support/doubles.js";
import { expectRefusal } from "../../../test/core/support/refusals.js";
import {
  refuse,
  requireAtLeastZero,
  requireCount,
  requireFinite,
  requireIntervalMinutes,
  requireMinutes,
} from "./argument.js";

const NOT_FINITE = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
/** The largest number of minutes whose seconds are still a finite double: the quotient is rounded up. */
const MOST_MINUTES = nextDown(Number.MAX_VALUE / 60);

describe("a refusal", () => {
  it("names the argument, shows the value as it would be written, and says what is allowed", () => {
    expect(() => refuse("margin", -1, "at least 0")).toThrow(new RangeError("margin is -1, but must be at least 0"));
    expect(() => refuse("iso", 'a "b"', "a time")).toThrow(new RangeError('iso is "a \\"b\\"", but must be a time'));
    expect(() => refuse("iso", "", "a time")).toThrow(new RangeError('iso is "", but must be a time'));
    expect(() => refuse("divisor", -0, "above 0")).toThrow(new RangeError("divisor is -0, but must be above 0"));
    expect(() => refuse("divisor", 0, "above 0")).toThrow(new RangeError("divisor is 0, but must be above 0"));
    expect(() => refuse("count", undefined, "a number")).toThrow(
      new RangeError("count is undefined, but must be a number"),
    );
    expect(() => refuse("instant", 5n, "less")).toThrow(new RangeError("instant is 5n, but must be less"));
  });

  it("says of an object what kind it is, and never fails over one", () => {
    for (const [value, text] of [
      [null, "null"],
      [[], "an array"],
      [["3"], "an array"],
      [{}, "an object"],
      [Object.create(null), "an object"],
      [{ toString: () => 3 / 0, valueOf: undefined }, "an object"],
      [() => 5, "a function"],
      [Symbol("five"), "Symbol(five)"],
      [true, "true"],
    ] as const) {
      expect(() => refuse("minutes", value, "a number")).toThrow(
        new RangeError(`minutes is ${text}, but must be a number`),
      );
    }
  });
});

/** What JavaScript would take for a number in a product or a comparison, and what fails there. */
const NO_NUMBERS = [
  [null, "null"],
  [undefined, "undefined"],
  [[], "an array"],
  [[5], "an array"],
  ["3", '"3"'],
  ["", '""'],
  [true, "true"],
  [5n, "5n"],
  [Symbol("five"), "Symbol(five)"],
  [new Date(5), "an object"],
  [Object.create(null), "an object"],
] as const;

describe("each requirement takes what it allows and refuses the rest by name", () => {
  it("a finite number", () => {
    for (const value of [0, -0, -1e300, 5e-324]) requireFinite("currentTime", value);
    for (const value of NOT_FINITE) expectRefusal(() => requireFinite("currentTime", value), "currentTime", `${value}`);
    expect(() => requireFinite("currentTime", Number.NaN)).toThrow("a finite number");
  });

  it("a finite number of at least 0", () => {
    for (const value of [0, -0, 5e-324, 1e300]) requireAtLeastZero("skew", value);
    for (const value of [...NOT_FINITE, -5e-324])
      expectRefusal(() => requireAtLeastZero("skew", value), "skew", `${value}`);
    expect(() => requireAtLeastZero("skew", -1)).toThrow("a finite number of at least 0");
  });

  it("an interval: above 0, and finite in seconds too", () => {
    for (const value of [5e-324, 5, MOST_MINUTES]) requireIntervalMinutes("interval", value);
    for (const value of [...NOT_FINITE, 0, -5, nextUp(MOST_MINUTES)]) {
      expectRefusal(() => requireIntervalMinutes("interval", value), "interval", `${value}`);
    }
    expectRefusal(() => requireIntervalMinutes("interval", -0), "interval", "-0");
    expect(() => requireIntervalMinutes("interval", 0)).toThrow("a finite number of minutes above 0");
    expect([MOST_MINUTES, nextUp(MOST_MINUTES)].map((minutes) => Number.isFinite(minutes * 60))).toEqual([true, false]);
  });

  it("minutes of at least 0, and finite in seconds too", () => {
    for (const value of [0, -0, 5e-324, MOST_MINUTES]) requireMinutes("margin", value);
    for (const value of [...NOT_FINITE, -5e-324, nextUp(MOST_MINUTES)]) {
      expectRefusal(() => requireMinutes("margin", value), "margin", `${value}`);
    }
    expect(() => requireMinutes("margin", -1)).toThrow("a finite number of minutes of at least 0");
  });

  it("a number, and nothing that only turns into one", () => {
    for (const [value, text] of NO_NUMBERS) {
      for (const require of [
        requireFinite,
        requireAtLeastZero,
        requireIntervalMinutes,
        requireMinutes,
        (argument: string, number: number) => requireCount(argument, number, 0, 9),
      ]) {
        expectRefusal(() => require("minutes", value as unknown as number), "minutes", text);
      }
    }
  });

  it("a whole number between two others, which are allowed", () => {
    for (const value of [1, 2, 9]) requireCount("runners", value, 1, 9);
    for (const value of [...NOT_FINITE, 0, 10, 1.5, -1]) {
      expectRefusal(() => requireCount("runners", value, 1, 9), "runners", `${value}`);
    }
    expect(() => requireCount("runners", 0, 1, 9)).toThrow("a whole number from 1 to 9");
  });
});
