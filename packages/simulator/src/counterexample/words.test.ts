import { expect, test } from "vitest";
import { exactDuration, exactTime, listed, runnerList, sentence, stretchLength, stretchWords } from "./words.js";

test("a fraction of a microsecond is told with the digits that it has", () => {
  expect(exactTime(0.12345678912 * 60e6)).toBe("7.4074073472 s");
});

test("a time keeps every digit that decides something", () => {
  expect([0, 1, 225e6, 224_999_999, 600e6, 725e6, 899.5e6, 1230e6, 3600e6, 3661.5e6, -15e6].map(exactTime)).toEqual([
    "0 s",
    "0.000001 s",
    "225 s",
    "224.999999 s",
    "600 s",
    "725 s",
    "899.5 s",
    "20 min 30 s",
    "1 h",
    "1 h 1 min 1.5 s",
    "-15 s",
  ]);
  expect([1, 12, 1000, 1e6].map(exactDuration)).toEqual(["a microsecond", "12 microseconds", "0.001 s", "1 s"]);
});

test("a stretch says whether its last instant belongs to it", () => {
  expect(stretchWords(75e6, 90e6)).toBe("from 75 s to 90 s");
  expect(stretchWords(200e6, 220_000_001)).toBe("from 200 s through 220 s");
  expect(stretchLength(200e6, 220_000_001)).toBe("20 s");
});

test("runners are listed as a person would", () => {
  expect(runnerList(["runner 1"])).toBe("runner 1");
  expect(runnerList(["runner 1", "runner 2"])).toBe("runners 1 and 2");
  expect(runnerList(["runner 2", "runner 1"])).toBe("runners 2 and 1");
  expect(runnerList(["runner 1", "runner 2", "runner 3", "runner 4"])).toBe("runners 1 to 4");
  expect(runnerList(["runner 1", "runner 3", "runner 4"])).toBe("runners 1, 3 and 4");
  expect(runnerList(["a", "b", "c"])).toBe("a, b and c");
  expect(listed([])).toBe("");
  expect(sentence("it is")).toBe("It is.");
});
