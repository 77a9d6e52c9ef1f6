import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nextDown, nextUp } from "../../../test/core/support/doubles.js";
import { checkProperty } from "../../../test/core/support/properties.js";
import { lastGoodDouble, lastGoodInteger } from "./boundary.js";

const positive = fc.double({ min: 0, max: 1e300, noNaN: true });

describe("the last good double", () => {
  it("is good, and the next one towards the bad end is not, whichever way that lies", () => {
    checkProperty(
      fc.property(positive, positive, positive, (one, other, third) => {
        const [least, limit, most] = [one, other, third].sort((a, b) => a - b) as [number, number, number];
        fc.pre(limit < most && least < limit);
        expect(lastGoodDouble((value) => value <= limit, least, most)).toBe(limit);
        expect(lastGoodDouble((value) => value >= limit, most, least)).toBe(limit);
      }),
    );
  });

  it("is the good end itself when the bad one is its neighbour", () => {
    checkProperty(
      fc.property(positive, (value) => {
        expect(lastGoodDouble(() => true, value, nextUp(value))).toBe(value);
        if (value > 0) expect(lastGoodDouble(() => true, value, nextDown(value))).toBe(value);
      }),
    );
  });

  it("trusts its ends and asks at most 64 times, from the smallest double to the largest", () => {
    const asked: number[] = [];
    const isGood = (value: number) => {
      asked.push(value);
      return value <= 1;
    };
    expect(lastGoodDouble(isGood, 0, Number.MAX_VALUE)).toBe(1);
    expect(asked.length).toBeLessThanOrEqual(64);
    expect(asked).not.toContain(0);
    expect(asked).not.toContain(Number.MAX_VALUE);
  });
});

describe("the last good double, beside a guess", () => {
  it("is the same, wherever the guess is", () => {
    checkProperty(
      fc.property(positive, positive, positive, fc.double(), (one, other, third, near) => {
        const [least, limit, most] = [one, other, third].sort((a, b) => a - b) as [number, number, number];
        fc.pre(limit < most && least < limit);
        expect(lastGoodDouble((value) => value <= limit, least, most, near)).toBe(limit);
        expect(lastGoodDouble((value) => value >= limit, most, least, near)).toBe(limit);
      }),
    );
  });

  it("takes a handful of questions where the guess is right but for its rounding", () => {
    for (const near of [nextDown(nextDown(60)), nextDown(60), 60, nextUp(60), nextUp(nextUp(60))]) {
      let asked = 0;
      const isGood = (value: number) => {
        asked++;
        return value <= 60;
      };
      expect(lastGoodDouble(isGood, 0, 2 ** 40, near)).toBe(60);
      expect(asked).toBeLessThanOrEqual(8);
    }
  });
});

describe("the last good whole number", () => {
  const whole = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });

  it("is zero, and no negative one, where it is reached from below zero", () => {
    expect(lastGoodInteger((value) => value >= 0, 61, -1251)).toBe(0);
  });

  it("is good, and the next one towards the bad end is not, whichever way that lies", () => {
    checkProperty(
      fc.property(whole, whole, whole, (one, other, third) => {
        const [least, limit, most] = [one, other, third].sort((a, b) => a - b) as [number, number, number];
        fc.pre(limit < most && least < limit);
        expect(lastGoodInteger((value) => value <= limit, least, most)).toBe(limit);
        expect(lastGoodInteger((value) => value >= limit, most, least)).toBe(limit);
      }),
    );
  });

  it("is the good end itself when the bad one is its neighbour, and asks nothing", () => {
    const asks = () => {
      throw new Error("asked");
    };
    expect(lastGoodInteger(asks, 4, 5)).toBe(4);
    expect(lastGoodInteger(asks, 5, 4)).toBe(5);
    expect(lastGoodInteger(asks, 5, 5)).toBe(5);
  });
});
