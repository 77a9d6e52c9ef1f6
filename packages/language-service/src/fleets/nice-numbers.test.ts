import { describe, expect, it } from "vitest";
import { decimalsAbove, decimalsBelow, formatFloat, formatShare, intervalsAbove } from "./nice-numbers.js";

describe("decimalsBelow and decimalsAbove", () => {
  it("start with what a person would write", () => {
    expect([...decimalsBelow(0.2483)].slice(0, 2)).toEqual([0.24, 0.248]);
    expect([...decimalsBelow(12.7)][0]).toBe(12);
    expect([...decimalsAbove(0.7512)].slice(0, 2)).toEqual([0.8, 0.76]);
    expect([...decimalsAbove(8)][0]).toBe(8);
  });

  it.each([1e-5, 0.123456789, 1, 1.0000001, 59.98, 1234.5])("stay on their side of %d, and near it", (limit) => {
    for (const value of decimalsBelow(limit)) {
      expect(value).toBeLessThanOrEqual(limit);
      expect(value).toBeGreaterThanOrEqual(limit * 0.9);
    }
    for (const value of decimalsAbove(limit)) {
      expect(value).toBeGreaterThanOrEqual(limit * (1 - Number.EPSILON));
      expect(value).toBeLessThanOrEqual(limit * 1.1);
    }
  });
});

describe("intervalsAbove", () => {
  it("prefers intervals that divide a day", () => {
    const first = [...intervalsAbove(6.51)].slice(0, 3);
    expect(first).toEqual([8, 9, 10]);
  });

  it("has something for an interval of more than a day, too", () => {
    expect([...intervalsAbove(2000.4)][0]).toBe(2001);
  });
});

describe("formatFloat", () => {
  it.each([
    [8, "8.0"],
    [0.24, "0.24"],
    [1e-7, "1e-7"],
    [1e21, "1e+21"],
  ])("writes %d as TOML does", (value, text) => expect(formatFloat(value)).toBe(text));
});

describe("formatShare", () => {
  it.each([
    [1, "all"],
    [0.998, "over 99 %"],
    [0.5016, "half"],
    [1 / 3, "a third"],
    [0.06, "6 %"],
    [0.004, "0.4 %"],
    [1e-9, "less than 0.01 %"],
  ])("says %d as %s", (share, text) => expect(formatShare(share)).toBe(text));
});
