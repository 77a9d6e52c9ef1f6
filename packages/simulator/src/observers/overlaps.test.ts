import { expect, test } from "vitest";
import { Random } from "../scenario/random.js";
import { OverlapObserver } from "./overlaps.js";

test("executions that touch do not overlap, and the gap is measured", () => {
  const observer = new OverlapObserver(2);
  observer.started(0, 0);
  expect(observer.ended(0, 10)).toBeUndefined();
  observer.started(1, 10);
  observer.ended(1, 20);
  expect(observer.report()).toEqual({ count: 0, total: 0, longest: 0, leastGap: 0 });
});

test("an overlap is told when the first of the two ends", () => {
  const observer = new OverlapObserver(2);
  observer.started(0, 0);
  observer.started(1, 7);
  expect(observer.ended(0, 10)).toEqual({ first: 0, second: 1, from: 7, to: 10 });
  expect(observer.ended(1, 17)).toBeUndefined();
  expect(observer.report()).toEqual({ count: 1, total: 3, longest: 3, leastGap: -3 });
});

test("one within the other overlaps for as long as it lasts", () => {
  const observer = new OverlapObserver(2);
  observer.started(0, 0);
  observer.started(1, 3);
  expect(observer.ended(1, 5)).toEqual({ first: 0, second: 1, from: 3, to: 5 });
  observer.ended(0, 10);
  expect(observer.report()).toMatchObject({ count: 1, total: 2 });
});

test("an end at the instant of a start is no overlap, in whichever order the two are told", () => {
  const observer = new OverlapObserver(2);
  observer.started(0, 0);
  observer.started(1, 10);
  expect(observer.ended(0, 10)).toBeUndefined();
  expect(observer.report().count).toBe(0);
});

test("it counts what looking at all pairs counts", () => {
  const random = new Random(9);
  for (let run = 0; run < 300; run++) {
    const executions = Array.from({ length: 1 + random.upTo(5) }, (_, runner) => {
      const from = random.upTo(30);
      return { runner, from, to: from + random.upTo(15) };
    });
    const observer = new OverlapObserver(executions.length);
    const events = executions.flatMap(({ runner, from, to }) => [
      { at: from, order: 1, happen: () => void observer.started(runner, from) },
      { at: to, order: to === from ? 2 : 0, happen: () => void observer.ended(runner, to) },
    ]);
    for (const { happen } of events.sort((one, other) => one.at - other.at || one.order - other.order)) happen();
    let [count, leastGap] = [0, Number.POSITIVE_INFINITY];
    for (const [index, one] of executions.entries()) {
      for (const other of executions.slice(index + 1)) {
        const shared = Math.min(one.to, other.to) - Math.max(one.from, other.from);
        if (shared > 0) count++;
        leastGap = Math.min(leastGap, 0 - shared);
      }
    }
    expect(observer.report()).toMatchObject({ count, leastGap });
  }
});
