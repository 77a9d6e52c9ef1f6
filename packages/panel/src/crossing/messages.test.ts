import { describe, expect, it } from "vitest";
import { fileFleet } from "../testing/terms.js";
import { readFromPanel, readToPanel } from "./messages.js";

const file = {
  deployments: [fileFleet(), { ...fileFleet({}, "worker"), terms: null, notJudged: "it does not parse" }],
};
const LONG = "x".repeat(1_000_001);

describe("a message from a panel", () => {
  it.each([
    { kind: "ready" },
    { kind: "copy", svg: "<svg/>" },
    { kind: "write", deployment: "worker", values: {} },
    {
      kind: "write",
      deployment: "worker",
      values: { runners: 4, settings: { atomic_service_interval_minutes: 2.5 }, crons: { a: "0 * * * *" } },
    },
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
    { kind: "write", values: {} },
    { kind: "write", deployment: "worker", values: null },
    { kind: "write", deployment: "worker", values: { runners: "4" } },
    { kind: "write", deployment: "worker", values: { runners: Number.NaN } },
    { kind: "write", deployment: "worker", values: { clockSkewSeconds: 4 } },
    { kind: "write", deployment: "worker", values: [4] },
  ])("is refused: %j", (message) => {
    expect(readFromPanel(message)).toBeUndefined();
  });
});

describe("a message to a panel", () => {
  it.each([
    { kind: "fleet", file: null },
    { kind: "fleet", file },
    { kind: "fleet", file, areOthers: true },
    { kind: "try", target: { deployment: "worker", values: { atomic_service_interval_minutes: 2.5 } } },
    { kind: "simulate" },
    { kind: "told", message: "Written." },
  ])("is known: %j", (message) => {
    expect(readToPanel(message)).toEqual(message);
  });

  it.each([undefined, 7, { kind: "webpackOk" }, { kind: "told" }, { kind: "told", message: LONG }, { kind: "try" }])(
    "is refused: %j",
    (message) => {
      expect(readToPanel(message)).toBeUndefined();
    },
  );

  it("with what is no fleet says that there is none", () => {
    const [one] = file.deployments;
    for (const deployments of [[], [{ ...one, terms: {} }], [{ ...one, levels: { a: "off" } }], [one, { name: "b" }]]) {
      expect(readToPanel({ kind: "fleet", file: { deployments } })).toEqual({ kind: "fleet", file: null });
    }
  });
});
