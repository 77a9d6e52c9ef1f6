import { describe, expect, it } from "vitest";
import { parseDuration } from "./parse-duration.js";

describe("parseDuration", () => {
  it.each([
    ["20s", 20],
    ["500ms", 0.5],
    ["0.5ms", 0.0005],
    ["1.5min", 90],
    ["2m", 120],
    ["1h30m", 5400],
    ["1 h 30 min", 5400],
    ["250us", 0.00025],
    ["250µs", 0.00025],
    ["1d", 86_400],
    ["0s", 0],
    ["20S", 20],
  ])("reads %j as %d seconds", (text, seconds) => expect(parseDuration(text)).toBe(seconds));

  it.each(["", "20", "s", "-20s", "20 parsecs", "1e3s", "1,5s", "20s later", ".5s", `${"9".repeat(400)}s`])(
    "does not guess what %j is",
    (text) => expect(parseDuration(text)).toBeUndefined(),
  );
});
