import { expect, test } from "vitest";
import { MINUTE, SECOND } from "../time/microseconds.js";
import { CronObserver } from "./cron.js";

/** What comes of executions at some seconds, in a run that ends a while after the last of them. */
function served(...seconds: readonly number[]): { report: ReturnType<CronObserver["report"]>; lost: number[] } {
  const lost: number[] = [];
  const observer = new CronObserver({ period: MINUTE, offset: 0 }, 1, 0, (tick) => lost.push(tick / SECOND));
  for (const second of seconds) observer.started(0, second * SECOND);
  return { report: observer.report((seconds.at(-1) ?? 0) * SECOND), lost };
}

test("each tick is served by the first execution after it", () => {
  expect(served(1, 61, 121)).toEqual({ report: { served: 3, lost: 0, again: 0 }, lost: [] });
});

test("an execution within 50 s of the last one that served is too early", () => {
  expect(served(30, 79, 121).lost).toEqual([60]);
  expect(served(30, 80, 131).lost).toEqual([]);
});

test("only the latest tick is served, and only within a minute", () => {
  expect(served(1, 241)).toEqual({ report: { served: 2, lost: 3, again: 0 }, lost: [60, 120, 180] });
  const hourly = new CronObserver({ period: 60 * MINUTE, offset: 0 }, 1, 0);
  hourly.started(0, 61 * SECOND);
  expect(hourly.report(61 * SECOND)).toEqual({ served: 0, lost: 1, again: 0 });
  hourly.started(0, 3660 * SECOND);
  expect(hourly.report(3661 * SECOND)).toEqual({ served: 1, lost: 1, again: 0 });
});

test("the same tick is not served twice", () => {
  expect(served(60, 119).report).toEqual({ served: 1, lost: 1, again: 0 });
});

test("ticks before the first one that is served are lost, and those after the last one, too", () => {
  expect(served(121, 181).lost).toEqual([0, 60]);
  const lost: number[] = [];
  const observer = new CronObserver({ period: MINUTE, offset: 0 }, 1, 0, (tick) => lost.push(tick / SECOND));
  observer.started(0, SECOND);
  // The tick at 180 s may still be served; the one at 120 s no longer.
  expect(observer.report(239 * SECOND)).toEqual({ served: 1, lost: 2, again: 0 });
  expect(lost).toEqual([60, 120]);
});

test("where nobody ever starts every tick is lost", () => {
  const observer = new CronObserver({ period: MINUTE, offset: 0 }, 1, 0);
  expect(observer.report(24 * 60 * MINUTE)).toEqual({ served: 0, lost: 1440, again: 0 });
});

test("with a store that forgets, a cron runs once more for each runner that starts, whatever the time", () => {
  const yearly = { period: 365 * 24 * 60 * MINUTE, offset: MINUTE, isForgottenAtStart: true };
  const observer = new CronObserver(yearly, 5, 0);
  for (let runner = 1; runner <= 4; runner++) {
    observer.joined(runner);
    // One that has been there remembers, and does nothing; the new one does it once.
    observer.started(0, runner * 15 * SECOND);
    observer.started(runner, runner * 15 * SECOND + 1);
    observer.started(runner, runner * 15 * SECOND + 2);
    observer.started(0, runner * 15 * SECOND + 3);
  }
  expect(observer.report(61 * SECOND).again).toBe(4);
  const kept = new CronObserver({ ...yearly, isForgottenAtStart: false }, 2, 0);
  kept.joined(1);
  kept.started(1, 15 * SECOND);
  expect(kept.report(16 * SECOND).again).toBe(0);
});

test("of runners that start together the first to execute runs it for all of them", () => {
  const observer = new CronObserver({ period: 24 * 60 * MINUTE, offset: MINUTE, isForgottenAtStart: true }, 3, 0);
  for (const runner of [0, 1, 2]) observer.joined(runner);
  for (const runner of [1, 0, 2]) observer.started(runner, (10 + runner) * SECOND);
  expect(observer.report(20 * SECOND).again).toBe(1);
});
