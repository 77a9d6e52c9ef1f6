import { createCycle, createSlotSettings } from "@slotwise/core";
import { expect, test } from "vitest";
import { axisTicks, cycleTicks } from "./axis.js";

const labels = (intervalSeconds: number, maxTicks: number): string =>
  axisTicks(intervalSeconds, maxTicks)
    .map(({ label }) => label)
    .join(", ");

test("steps divide the interval where they can", () => {
  expect(labels(300, 5)).toBe("0 s, 75 s, 150 s, 225 s, 300 s");
  expect(labels(300, 6)).toBe("0 s, 60 s, 120 s, 180 s, 240 s, 300 s");
  expect(labels(360, 5)).toBe("0 s, 90 s, 180 s, 270 s, 360 s");
  expect(labels(60, 3)).toBe("0 s, 30 s, 60 s");
});

test("the unit follows the interval", () => {
  expect(labels(3600, 5)).toBe("0 min, 15 min, 30 min, 45 min, 60 min");
  expect(labels(86_400, 5)).toBe("0 h, 6 h, 12 h, 18 h, 24 h");
  expect(labels(0.06, 4)).toBe("0 ms, 20 ms, 40 ms, 60 ms");
  expect(labels(0.0006, 3)).toBe("0 µs, 300 µs, 600 µs");
});

test("an interval without a nice divisor ends on itself", () => {
  expect(labels(313, 5)).toBe("0 s, 90 s, 180 s, 313 s");
});

test("never more ticks than asked for, never fewer than the ends, always in order", () => {
  for (const interval of [1e-5, 0.06, 1, 7, 59.9, 300, 313, 420, 3600, 5000, 86_400, 604_800]) {
    for (let most = 0; most <= 15; most++) {
      const ticks = axisTicks(interval, most);
      expect(ticks.length).toBeLessThanOrEqual(Math.max(2, most));
      expect(ticks[0]?.seconds).toBe(0);
      expect(ticks.at(-1)?.seconds).toBe(interval);
      expect(ticks.every((tick, index) => index === 0 || tick.seconds > (ticks[index - 1]?.seconds ?? 0))).toBe(true);
    }
  }
});

test("a cycle's ticks are at its slots' boundaries where those read well", () => {
  const seconds = (runners: number, most: number): number[] =>
    cycleTicks(createCycle("slot-window", createSlotSettings(), runners), most).map((tick) => tick.seconds);
  expect(seconds(3, 8)).toEqual([0, 100, 200, 300]);
  expect(seconds(4, 8)).toEqual([0, 75, 150, 225, 300]);
  expect(seconds(10, 8)).toEqual([0, 60, 120, 180, 240, 300]);
  expect(seconds(7, 6)).toEqual([0, 60, 120, 180, 240, 300]);
});
