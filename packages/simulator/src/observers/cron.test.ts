import { expect, test } from "vitest";
import { MINUTE, SECOND } from "../microseconds.js";
import { CronObserver } from "./cron.js";

function served(...seconds: readonly number[]): { report: ReturnType<CronObserver["report"]>; lost: number[] } {
  const lost: number[] = [];
  const observer = new CronObserver({ period: MINUTE, offset: 0 }, (tick) => lost.push(tick / SECOND));
  for (const second of seconds) observer.started(second * SECOND);
  return { report: observer.report(), lost };
}

test("each tick is served by the first execution after it", () => {
  expect(served(1, 61, 121)).toEqual({ report: { served: 3, lost: 0 }, lost: [] });
});

test("an execution within 50 s of the last one that served is too early", () => {
  expect(served(30, 79, 121).lost).toEqual([60]);
  expect(served(30, 80, 131).lost).toEqual([]);
});

test("only the latest tick is served, and only within a minute", () => {
  expect(served(1, 241)).toEqual({ report: { served: 2, lost: 3 }, lost: [60, 120, 180] });
  const hourly = new CronObserver({ period: 60 * MINUTE, offset: 0 });
  hourly.started(61 * SECOND);
  expect(hourly.report().served).toBe(0);
  hourly.started(3660 * SECOND);
  expect(hourly.report().served).toBe(1);
});

test("the same tick is not served twice", () => {
  expect(served(60, 119).report).toEqual({ served: 1, lost: 0 });
});
