import { describe, expect, it } from "vitest";
import { isFromPanel } from "./messages.js";

describe("isFromPanel", () => {
  it.each([
    { kind: "ready" },
    { kind: "copy", svg: "<svg/>" },
    { kind: "write", values: {} },
    { kind: "write", values: { runners: 4 } },
  ])("knows %j", (message) => {
    expect(isFromPanel(message)).toBe(true);
  });

  it.each([
    undefined,
    null,
    "ready",
    {},
    { kind: "run" },
    { kind: "copy" },
    { kind: "copy", svg: 1 },
    { kind: "write" },
    { kind: "write", values: null },
    { kind: "write", values: { runners: "4" } },
    { kind: "write", values: { runners: Number.NaN } },
  ])("refuses %j", (message) => {
    expect(isFromPanel(message)).toBe(false);
  });
});
