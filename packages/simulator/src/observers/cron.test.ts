import { expect, test } from "vitest";
import { MINUTE, SECOND } from "../microseconds.js";
import { CronObserver } from "./cron.js";

/** What comes of executions at some seconds, in a run that ends a while after the last of them. */
function served(...seconds: readonly number[]): { report: ReturnType<CronObserver["report"]>; lost: number[] } {
  const lost: number[] = [];
  const observer = new CronObserver({ period: MINUTE, offset: 0 }, 0, (tick) => lost.push(tick / SECOND));
  for (const second of seconds) observer.started(second * SECOND);
  return { report: observer.report((seconds.at(-1) ?? 0) * SECOND), lost };
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
  const hourly = new CronObserver({ period: 60 * MINUTE, offset: 0 }, 0);
  hourly.started(61 * SECOND);
  expect(hourly.report(61 * SECOND)).toEqual({ served: 0, lost: 1 });
  hourly.started(3660 * SECOND);
  expect(hourly.report(3661 * SECOND)).toEqual({ served: 1, lost: 1 });
});

test("the same tick is not served twice", () => {
  expect(served(60, 119).report).toEqual({ served: 1, lost: 1 });
});

test("ticks before the first one that is served are lost, and those after the last one, too", () => {
  expect(served(121, 181).lost).toEqual([0, 60]);
  const lost: number[] = [];
  const observer = new CronObserver({ period: MINUTE, offset: 0 }, 0, (tick) => lost.push(tick / SECOND));
  observer.started(SECOND);
  // The tick at 180 s may still be served; the one at 120 s no longer.
  expect(observer.report(239 * SECOND)).toEqual({ served: 1, lost: 2 });
  expect(lost).toEqual([60, 120]);
});

test("where nobody ever starts every tick is lost", () => {
  const observer = new CronObserver({ period: MINUTE, offset: 0 }, 0);
  expect(observer.report(24 * 60 * MINUTE)).toEqual({ served: 0, lost: 1440 });
});
