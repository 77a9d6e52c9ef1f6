import { describe, expect, it } from "vitest";
import { readCron } from "./cron-expression.js";
import { cronTicksOf } from "./cron-ticks.js";

// That crons are read as pynenc reads them is asked of pynenc in test/crons; these are its answers, one for each thing that it does.

const plain = (expression: string) => cronTicksOf(expression)?.fields.join(" ");

/** Days on which a cron ticks from January 2026 on, as `2026-01-04`. */
function days(expression: string, count: number): readonly string[] {
  const ticks = cronTicksOf(expression);
  const found: string[] = [];
  let from = Date.UTC(2026, 0, 1) / 1000;
  while (found.length < count) {
    const tick = ticks?.firstFrom(from);
    if (tick === undefined) break;
    found.push(new Date(tick * 1000).toISOString().slice(0, 10));
    from = (Math.floor(tick / 86_400) + 1) * 86_400;
  }
  return found;
}

describe("the fields of a cron, as pynenc means them", () => {
  it.each([
    ["5-5 * * * *", "* * * * *"],
    ["7 3-3/2 * * *", "7 */2 * * *"],
    ["0 0 * feb-FEB *", "0 0 * * *"],
    ["0 0 13 * sun-7", "0 0 13 * 0-6"],
    ["1,5-5 * * * *", "* * * * *"],
  ])("a range from a value to itself is the whole field: %s", (expression, expected) => {
    expect(plain(expression)).toBe(expected);
  });

  it.each([
    ["0 0 *,5 * mon", "0 0 * * mon"],
    ["0 0 13 * 1,*", "0 0 13 * *"],
    ["*,7 * * * *", "* * * * *"],
    ["0 0 ? * 5#2", "0 0 * * 5#2"],
  ])("a list with a star in it is a star: %s", (expression, expected) => {
    expect(plain(expression)).toBe(expected);
  });

  it.each([
    ["0 0 1-31 * */2", "0 0 * * */2"],
    ["0 0 */2 * mon-sat,7", "0 0 */2 * *"],
    ["0 0 1-31 * mon", "0 0 1-31 * mon"],
    ["0 0 1-30 * */2", "0 0 1-30 * */2"],
  ])("all days are a star where the other field of days has one: %s", (expression, expected) => {
    expect(plain(expression)).toBe(expected);
  });

  it("all days are none where the other field has no star: either field is enough then", () => {
    expect(days("0 0 1-31 * mon", 3)).toEqual(["2026-01-01", "2026-01-02", "2026-01-03"]);
  });

  it.each([
    ["0 22-3 * * *", "0 22,23,0,1,2,3 * * *"],
    ["50-20/15 * * * *", "50,6 * * * *"],
    ["0 0 * dec-feb fri-mon", "0 0 * 12,1,2 5,6,0,1"],
    ["50/5 * * * *", "50,55 * * * *"],
    ["*/70 0 */32 * *", "0 0 1 * *"],
    ["0 0 * * 7-2", "0 0 * * 0-2"],
    ["0 0 * * l5", "0 0 * * 5L"],
    ["0 0 w15 * *", "0 0 15W * *"],
    ["0 6 * * * 0 *", "0 6 * * *"],
    ["@Hourly", "0 * * * *"],
  ])("what only pynenc's reader takes is written out: %s", (expression, expected) => {
    expect(plain(expression)).toBe(expected);
  });

  it.each([
    ["0 0 * * mon#1", ["2026-01-05", "2026-02-02", "2026-03-02"]],
    ["0 0 * * L5", ["2026-01-30", "2026-02-27", "2026-03-27"]],
    ["0 0 L * *", ["2026-01-31", "2026-02-28", "2026-03-31"]],
    ["0 0 15w 2-3 *", ["2026-02-16", "2026-03-16", "2027-02-15"]],
    ["0 0 W1 2,8 *", ["2026-02-02", "2026-08-03", "2027-02-01"]],
    ["0 0 31w 1-2 *", ["2026-01-30", "2026-02-27", "2027-01-29"]],
    // An nth weekday does not add to days of the month, it is all that counts.
    ["0 0 20 * mon#1", []],
    ["0 0 1-7 * mon#1", ["2026-01-05", "2026-02-02", "2026-03-02"]],
    ["0 0 10-28 * 1#2", ["2026-01-12", "2026-02-09", "2026-03-09"]],
    ["0 0 29 2 *", ["2028-02-29", "2032-02-29", "2036-02-29"]],
    ["0 0 31 2 *", []],
  ])("ticks on the days of %s", (expression, expected) => {
    expect(days(expression, 3)).toEqual(expected);
  });

  it.each([
    ..."* * * *|* * * * * *|* * * * * * * *|60 * * * *|* * 0 * *|* * * 0 *|* * * * 8|*/0 * * * *|0 0 LW * *|0 0 * * 5L|".split(
      "|",
    ),
    ..."? * * * *|0 0 ?,1 * *|0 0 15w,1 * *|0 0 * * 1#6|0 0 * * 1#1,2|H * * * *|r(5-1) * * * *|r/0 * * * *|r(1-70) * * * *".split(
      "|",
    ),
    ..."5-70 * * * *|0-5 0 0-5 * *|a * * * *|5#1 * * * *|* * * mon *|-1 * * * *|1,,2 * * * *|５ * * * *|@reboot| @daily".split(
      "|",
    ),
    "*\u00a0* * * *",
  ])("is refused, as by pynenc: %j", (expression) => expect(readCron(expression)).toBeUndefined());

  it.each(["R * * * *", "0 R(1-5)/2 * * *", "* * * * * 30 *", "0 0 * * * 0 2026"])(
    "is taken, and when it ticks is not told: %s",
    (expression) => {
      expect(readCron(expression)).toBeDefined();
      expect(cronTicksOf(expression)).toBeUndefined();
    },
  );
});
