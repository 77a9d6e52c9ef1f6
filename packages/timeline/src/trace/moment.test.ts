import { describe, expect, it } from "vitest";
import { executionWords, momentWords, nextEvent, previousEvent } from "./moment.js";

describe("a moment of a picture", () => {
  it("is told in seconds, as exactly as the picture is wide", () => {
    expect(momentWords(1_234_567, { from: 0, to: 100e6, clock: "elapsed" })).toBe("1.235 s");
    expect(momentWords(1_234_567, { from: 1.2e6, to: 1.3e6, clock: "elapsed" })).toBe("1.234567 s");
    expect(momentWords(-2_000_000, { from: -3e6, to: 9e6, clock: "elapsed" })).toBe("-2 s");
  });

  it("is told as a clock on a wall shows it, with milliseconds where the picture is short", () => {
    const noon = Date.UTC(2026, 10, 29, 12) * 1e3;
    expect(momentWords(noon + 1_234_567, { from: noon, to: noon + 3600e6, clock: "utc" })).toBe(
      "2026-11-29 12:00:01 UTC",
    );
    expect(momentWords(noon + 1_234_567, { from: noon, to: noon + 60e6, clock: "utc" })).toBe(
      "2026-11-29 12:00:01.234 UTC",
    );
    expect(momentWords(9e21, { from: noon, to: 9e21, clock: "utc" })).toBe("at no time that a calendar has");
  });

  it("has whose record refuses every start", () => {
    const rows = [{ name: "a", executions: [{ from: 0, to: 10 }], blocks: [{ from: 10, to: 30 }] }];
    expect([5, 10, 30].map((time) => executionWords(time, rows))).toEqual([
      "A executes.",
      "Nobody executes. The record of a refuses every start.",
      "Nobody executes. The record of a refuses every start.",
    ]);
  });

  it("has who executes: from the first instant on, and no longer at the last", () => {
    const rows = [
      { name: "runner 1", executions: [{ from: 10, to: 20 }], blocks: [] },
      { name: "runner 2", executions: [{ from: 15, to: null }], blocks: [] },
    ];
    expect([9, 10, 15, 19, 20, 1e9].map((time) => executionWords(time, rows))).toEqual([
      "Nobody executes.",
      "Runner 1 executes.",
      "Runner 1 and runner 2 execute at once.",
      "Runner 1 and runner 2 execute at once.",
      "Runner 2 executes.",
      "Runner 2 executes.",
    ]);
  });

  it("has a next and a previous event, several at one instant being one", () => {
    const events = [10, 20, 20, 30];
    expect([0, 10, 20, 30].map((time) => nextEvent(time, { events }))).toEqual([10, 20, 30, undefined]);
    expect([10, 20, 30, 40].map((time) => previousEvent(time, { events }))).toEqual([undefined, 10, 20, 30]);
  });
});
