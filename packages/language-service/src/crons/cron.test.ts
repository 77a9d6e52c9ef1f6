import { Cron } from "croner";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { scheduleOf, type TickWithNeighbours, ticksThatDiffer, utcMinute } from "./cron.js";

const EXPRESSIONS = [
  "* * * * *",
  "*/5 * * * *",
  "*/15 * * * *",
  "7,20-40/10 3,5-7 * * *",
  "0 0 * * *",
  "59 23 * * *",
  "30 12 * * 1-5",
  "0 6 1 * *",
  "15 4 * 2 *",
  "0 0 29 2 *",
  "0 0 1 1 *",
  "5 0 L * *",
  "0 12 13 * 5",
];

const REFERENCE = Date.UTC(2026, 0, 4) / 1000;

/** Tick after tick, which is slow and sure. */
function ticksOneByOne(expression: string, count: number): readonly number[] {
  const cron = new Cron(expression, { utcOffset: 0, paused: true });
  const before = cron.previousRuns(1, new Date(REFERENCE * 1000));
  const after = cron.nextRuns(count, new Date(REFERENCE * 1000 - 1));
  return [...before, ...after].map((date) => date.getTime() / 1000);
}

function differing(expression: string, intervalSeconds: number): readonly TickWithNeighbours[] {
  const schedule = scheduleOf(expression);
  if (schedule === undefined) throw new Error(`${expression} is no cron`);
  return [...ticksThatDiffer(schedule, intervalSeconds)];
}

describe("ticksThatDiffer", () => {
  it.each(EXPRESSIONS)("gives true ticks of %s, each with its neighbours", (expression) => {
    const ticks = ticksOneByOne(expression, 1600);
    // An interval that no day is a multiple of, so that every tick is at another place.
    const found = differing(expression, 86_400.0123);
    expect(found.length).toBeGreaterThan(0);
    for (const [index, [previous, tick, next]] of found.entries()) {
      expect([previous, tick, next]).toEqual(ticks.slice(index, index + 3));
    }
  });

  it.each([
    ["*/5 * * * *", 300, ["00:00"]],
    ["*/5 * * * *", 600, ["00:00", "00:05"]],
    ["* * * * *", 300, ["00:00", "00:01", "00:02", "00:03", "00:04"]],
    ["0 0 * * *", 300, ["00:00"]],
    ["30 12 * * 1-5", 300, ["12:30"]],
  ] as const)("leaves out of %s what falls on the same place of %d s", (expression, interval, minutes) => {
    expect(differing(expression, interval).map(([, tick]) => utcMinute(tick))).toEqual(minutes);
  });

  it("covers a month where the days differ", () => {
    // 11 minutes meet midnight at another of their minutes each day, for eleven days.
    expect(differing("0 0 * * *", 660)).toHaveLength(11);
  });

  it("goes through the same places however it knows that they come again", () => {
    const expressions = fc.constantFrom(
      "* * * * *",
      "*/5 * * * *",
      "*/20 * * * *",
      "30 * * * *",
      "0 */6 * * *",
      "9 9 * * *",
    );
    const intervals = fc.oneof(
      fc.integer({ min: 1, max: 4000 }).map((quarters) => quarters * 15),
      // Next to a multiple of the step, places move by less than a millisecond at a time.
      fc.integer({ min: 1, max: 9 }).map((parts) => 300 + parts / 10_000),
      fc.double({ min: 1, max: 90_000, noNaN: true }),
    );
    fc.assert(
      fc.property(expressions, intervals, (expression, interval) => {
        const schedule = scheduleOf(expression);
        expect(schedule?.isEven).toBe(true);
        // Known under another name, so that the answer is no remembered one.
        const uneven = schedule && { ...schedule, expression: `${expression} `, isEven: false };
        expect(uneven && ticksThatDiffer(uneven, interval)).toEqual(differing(expression, interval));
      }),
      { numRuns: 300 },
    );
  });

  it("makes no more than a day of an every-minute cron has", () => {
    expect(differing("* * * * *", 1e9).length).toBeLessThanOrEqual(1440);
  });
});

describe("scheduleOf", () => {
  it.each([
    "",
    "* * * *",
    "* * * * * *",
    "@reboot",
    "60 * * * *",
    "0 0 * * 5L",
    "? * * * *",
    "a b c d e",
    "* * * * * ; rm",
    "0 0 31 2 *",
  ])("takes %j for no cron, or for one that never ticks", (expression) =>
    expect(scheduleOf(expression)).toBeUndefined(),
  );

  it.each([
    ["*/7 * * * *", false],
    ["0 0 * * 1", false],
    ["0 9-17 * * *", false],
    ["*/15 */2 * * *", false],
    ["5,35 * * * *", true],
  ])("knows whether the ticks of %s are equally far apart", (expression, isEven) =>
    expect(scheduleOf(expression)?.isEven).toBe(isEven),
  );

  it("bears more space than needed", () => expect(scheduleOf("  0   0 * *  * ")?.times).toEqual([0]));
});
