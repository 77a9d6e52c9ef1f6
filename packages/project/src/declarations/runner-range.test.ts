import { describe, expect, it } from "vitest";
import { formatRunnerRange, parseRunnerRange } from "./runner-range.js";

describe("parseRunnerRange", () => {
  it.each([
    ["4", 4, 4],
    ["1-8", 1, 8],
    [" 2 .. 5 ", 2, 5],
    ["3–3", 3, 3],
    ["1-1000000", 1, 1_000_000],
  ])("reads %j", (text, least, most) => {
    const range = parseRunnerRange(text);
    expect(range).toEqual({ least, most });
    if (range !== undefined) expect(parseRunnerRange(formatRunnerRange(range))).toEqual(range);
  });

  it.each(["", "0", "0-4", "8-1", "-4", "4.5", "four", "1-", "1-1000001", "1,8", "1-2-3"])("refuses %j", (text) =>
    expect(parseRunnerRange(text)).toBeUndefined(),
  );
});
