import { createFleet, createSlotSettings } from "@slotwise/core";
import { describe, expect, it } from "vitest";
import { readFromPanel, readToPanel } from "./messages.js";

const fleet = createFleet({ protocol: "slot-claim", settings: createSlotSettings(), totalRunners: 4 });
const LONG = "x".repeat(1_000_001);

describe("a message from a panel", () => {
  it.each([
    { kind: "ready" },
    { kind: "copy", svg: "<svg/>" },
    { kind: "write", values: {} },
    { kind: "write", values: { runners: 4, serviceIntervalMinutes: 2.5 } },
  ])("is known: %j", (message) => {
    expect(readFromPanel(message)).toEqual(message);
  });

  it("brings nothing along that is not its own", () => {
    expect(readFromPanel({ kind: "copy", svg: "<svg/>", run: "this" })).toEqual({ kind: "copy", svg: "<svg/>" });
  });

  it.each([
    undefined,
    null,
    "ready",
    {},
    { kind: "run" },
    { kind: "copy" },
    { kind: "copy", svg: 1 },
    { kind: "copy", svg: LONG },
    { kind: "write" },
    { kind: "write", values: null },
    { kind: "write", values: { runners: "4" } },
    { kind: "write", values: { runners: Number.NaN } },
    { kind: "write", values: { clockSkewSeconds: 4 } },
    { kind: "write", values: [4] },
  ])("is refused: %j", (message) => {
    expect(readFromPanel(message)).toBeUndefined();
  });
});

describe("a message to a panel", () => {
  it.each([
    { kind: "fleet", file: null },
    { kind: "fleet", file: { fleet, isSizeDeclared: true } },
    { kind: "simulate" },
    { kind: "told", message: "Written." },
  ])("is known: %j", (message) => {
    expect(readToPanel(message)).toEqual(message);
  });

  it.each([undefined, 7, { kind: "webpackOk" }, { kind: "told" }, { kind: "told", message: LONG }])(
    "is refused: %j",
    (message) => {
      expect(readToPanel(message)).toBeUndefined();
    },
  );

  it("with what is no fleet says that there is none", () => {
    expect(
      readToPanel({ kind: "fleet", file: { fleet: { ...fleet, totalRunners: 0 }, isSizeDeclared: true } }),
    ).toEqual({ kind: "fleet", file: null });
  });
});
