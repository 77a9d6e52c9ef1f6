import { expect, test } from "vitest";
import { Random } from "../scenario/random.js";
import { LocalClock } from "./local-clock.js";

test("a clock is ahead by its offset", () => {
  const clock = new LocalClock(500, 0, 0);
  expect(clock.at(1000)).toBe(1500);
  expect(clock.firstAt(1500, 0)).toBe(1000);
  expect(clock.firstAt(1500, 1200)).toBe(1200);
});

test("it gains and loses", () => {
  expect(new LocalClock(0, 100, 0).at(1e9)).toBe(1e9 + 1e5);
  expect(new LocalClock(0, -100, 0).at(1e9)).toBe(1e9 - 1e5);
});

test("the first time at which it shows something is the first", () => {
  const random = new Random(5);
  for (let index = 0; index < 2000; index++) {
    const clock = new LocalClock(random.upTo(2e6) - 1e6, random.upTo(400) - 200, 0);
    if (random.oneIn(3)) clock.step(random.upTo(1e9), random.upTo(2e6) - 1e6);
    const local = random.upTo(2e9);
    const first = clock.firstAt(local, Number.NEGATIVE_INFINITY);
    expect(clock.at(first)).toBeGreaterThanOrEqual(local);
    expect(clock.at(first - 1)).toBeLessThan(local);
  }
});

test("a step moves it from where it is", () => {
  const clock = new LocalClock(10, 50, 0);
  const before = clock.at(1e8);
  clock.step(1e8, -3_600_000_000);
  expect(clock.at(1e8)).toBe(before - 3_600_000_000);
});
