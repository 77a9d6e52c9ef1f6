import { expect, test } from "vitest";
import { CycleObserver } from "./cycles.js";

test("starts are counted by cycle, and a cycle that is not over does not count", () => {
  const observer = new CycleObserver(100, 0, 0);
  for (const time of [10, 20, 130, 350]) {
    observer.advance(time);
    observer.started(time);
    observer.ended(time + 5);
  }
  observer.advance(399);
  expect(observer.report(399)).toEqual({
    cycles: 3,
    empty: 1,
    fewestStarts: 0,
    mostStarts: 2,
    longestSilence: 350 - 135,
    silentFrom: 135,
  });
});

test("the first empty cycle is told when it is over", () => {
  const observer = new CycleObserver(100, 0, 0);
  expect(observer.advance(99)).toBeUndefined();
  expect(observer.advance(100)).toEqual({ from: 0, to: 100 });
  expect(observer.advance(350)).toEqual({ from: 100, to: 200 });
});

test("cycles that begin before everybody has looked do not count", () => {
  const observer = new CycleObserver(100, 50, 120);
  observer.advance(400);
  expect(observer.report(400).cycles).toBe(2);
});

test("silence ends when the run does", () => {
  const observer = new CycleObserver(100, 0, 0);
  observer.started(5);
  observer.ended(6);
  expect(observer.report(1006)).toMatchObject({ longestSilence: 1000, silentFrom: 6 });
});

test("many cycles that are over at once count as they do one after the other", () => {
  for (const interval of [100, 7, 1000 / 3, 1e5 / 7, 3.0000001]) {
    for (const [start, settledAt] of [
      [0, 0],
      [-12_345, 50],
      [50, 20_001],
    ] as const) {
      const [atOnce, inSteps] = [
        new CycleObserver(interval, start, settledAt),
        new CycleObserver(interval, start, settledAt),
      ];
      let first: ReturnType<CycleObserver["advance"]>;
      for (const observer of [atOnce, inSteps]) observer.started(start + 1);
      for (let now = start; now <= 40_000; now++) {
        const empty = inSteps.advance(now);
        first ??= empty;
      }
      expect(atOnce.advance(40_000)).toEqual(first);
      expect(atOnce.report(40_000)).toEqual(inSteps.report(40_000));
      expect(atOnce.endsAt).toBe(inSteps.endsAt);
    }
  }
});

test("cycles of a millisecond are counted for a century", () => {
  const observer = new CycleObserver(1000, 0, 0);
  observer.advance(36_525 * 86_400_000_000);
  expect(observer.report(0).cycles).toBe(36_525 * 86_400_000);
});
