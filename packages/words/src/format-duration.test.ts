import { expect, test } from "vitest";
import { formatDuration } from "./format-duration.js";

test.each([
  [0, "0 s"],
  [40, "40 s"],
  [30.1, "30.1 s"],
  [0.1 + 0.2, "0.3 s"],
  [300 / 7, "42.86 s"],
  [149.95, "149.95 s"],
  [150, "150 s"],
  [599.99, "599.99 s"],
  [0.1, "0.1 s"],
  [0.05, "50 ms"],
  [0.001, "1 ms"],
  [0.0003, "300 µs"],
  [1e-9, "0.001 µs"],
])("%d seconds, short or tiny, read %s", (seconds, text) => {
  expect(formatDuration(seconds)).toBe(text);
});

test.each([
  [599.999, "10 min"],
  [600, "10 min"],
  [750, "12 min 30 s"],
  [612.5, "10 min 12.5 s"],
  [3600, "1 h"],
  [3605, "1 h 5 s"],
  [5400, "1 h 30 min"],
  [86_399.9, "24 h"],
  [604_800, "168 h"],
])("%d seconds, long, read %s", (seconds, text) => {
  expect(formatDuration(seconds)).toBe(text);
});

test("what is no length has words, too", () => {
  expect(formatDuration(-30.1)).toBe("-30.1 s");
  expect(formatDuration(Number.POSITIVE_INFINITY)).toBe("forever");
  expect(formatDuration(Number.NaN)).toBe("unknown");
});
