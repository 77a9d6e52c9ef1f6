import { expect, test } from "vitest";
import { counted, formatCount, formatNumber, formatShare } from "./format-number.js";

test("numbers keep four significant digits and never fewer than two decimals", () => {
  expect([30.1, 1 / 3, 1.23456, 123.456, 1234.567, 0.000123456, 0].map(formatNumber)).toEqual([
    "30.1",
    "0.3333",
    "1.235",
    "123.46",
    "1234.57",
    "0.0001235",
    "0",
  ]);
});

test("numbers have no exponent, and nothing is not negative", () => {
  expect([1e-7, 1.2e-9, 1e12, -0.001, -2.5, 100].map(formatNumber)).toEqual([
    "0.0000001",
    "0.0000000012",
    "1000000000000",
    "0",
    "-2.5",
    "100",
  ]);
});

test("counts have commas whatever the locale", () => {
  expect([7, 999, 1000, 1_000_000].map(formatCount)).toEqual(["7", "999", "1,000", "1,000,000"]);
});

test("a share is never rounded to nothing or to all", () => {
  expect([0, 0.0033, 0.5, 0.996, 1].map(formatShare)).toEqual(["0 %", "under 1 %", "50 %", "over 99 %", "100 %"]);
});

test("a count has its noun in the singular for one alone", () => {
  expect([0, 1, 2, 12_000].map((count) => counted(count, "runner"))).toEqual([
    "0 runners",
    "1 runner",
    "2 runners",
    "12,000 runners",
  ]);
});
