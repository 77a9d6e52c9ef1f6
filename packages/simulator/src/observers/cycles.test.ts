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
