import { describe, expect, it } from "vitest";
import { isKnownToPynenc, plainFields } from "./cron-fields.js";

// That the ticks are pynenc's is asked of pynenc in test/crons; these are its answers, one for each thing that it does.

const plain = (expression: string) => plainFields(expression.split(" ")).join(" ");

describe("the fields of a cron, as pynenc means them", () => {
  it.each([
    ["5-5 * * * *", "0-59 * * * *"],
    ["7 3-3 * * *", "7 0-23 * * *"],
    ["0 0 5-5/10 * *", "0 0 1-31/10 * *"],
    ["0 0 * feb-FEB *", "0 0 * 1-12 *"],
    ["0 0 13 * fri-fri", "0 0 13 * 0-6"],
    ["0 0 13 * sun-7", "0 0 13 * sun-7"],
    ["1,5-5 * * * *", "1,0-59 * * * *"],
  ])("a range from a value to itself is the whole field: %s", (expression, expected) => {
    expect(plain(expression)).toBe(expected);
  });

  it.each([
    ["0 0 *,5 * mon", "0 0 * * mon"],
    ["0 0 13 * 1,*", "0 0 13 * *"],
    ["*,7 * * * *", "* * * * *"],
  ])("a list with a star in it is a star: %s", (expression, expected) => {
    expect(plain(expression)).toBe(expected);
  });

  it.each([
    ["0 0 1-31 * */2", "0 0 * * */2"],
    ["0 0 */2 * 0-6", "0 0 */2 * *"],
    ["0 0 */2 * mon-sat,7", "0 0 */2 * *"],
    ["0 0 1-15,16-31 * *", "0 0 * * *"],
    ["0 0 1-31 * mon", "0 0 1-31 * mon"],
    ["0 0 13 * 1-7", "0 0 13 * 1-7"],
    ["0 0 1-30 * */2", "0 0 1-30 * */2"],
  ])("all days are a star where the other field of days has one: %s", (expression, expected) => {
    expect(plain(expression)).toBe(expected);
  });

  it.each(["*/5 * * * *", "0 22 L * *", "0 0 15W * *", "0 0 ? * 5#2", "99-99 x * 13-13 8-8", "0 0 0-0 * -"])(
    "what says something else, or nothing, is left alone: %s",
    (expression) => {
      expect(plain(expression)).toBe(expression);
    },
  );

  it.each([
    ["0 22-3 * * *", "0 22,23,0,1,2,3 * * *"],
    ["50-20/15 * * * *", "50,6 * * * *"],
    ["0 0 * dec-feb fri-mon", "0 0 * 12,1,2 5,6,0,1"],
    ["50/5 * * * *", "50,55 * * * *"],
    ["*/70 0 */32 * *", "0 0 1 * *"],
    ["0 0 * * 7-2", "0 0 * * 0,1,2"],
    ["0 0 * * L5", "0 0 * * 5#L"],
    ["0 0 w15 * *", "0 0 15W * *"],
  ])("what only pynenc's reader takes is written out: %s", (expression, expected) => {
    expect(plain(expression)).toBe(expected);
  });

  it.each(["0 0 * * 5L", "0 0 LW * *", "? * * * *", "0 0 ?,1 * *"])(
    "what only the reader used here takes is none of pynenc's: %s",
    (expression) => expect(expression.split(" ").every(isKnownToPynenc)).toBe(false),
  );
});
