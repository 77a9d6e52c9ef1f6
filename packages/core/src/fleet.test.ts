import { describe, expect, it } from "vitest";
import { expectRefusal } from "../../../test/core/support/refusals.js";
import { MOST_RUNNERS } from "./cycle.js";
import { checkPeriodSeconds, createFleet, cycleOf, idlePeriodSeconds } from "./fleet.js";
import type { Protocol } from "./protocols.js";
import { createSlotSettings, type SlotSettings } from "./settings.js";

const described = { protocol: "slot-window", settings: createSlotSettings(), totalRunners: 3 } as const;
const NO_TIME = [Number.NaN, Number.POSITIVE_INFINITY, -1];

describe("a fleet", () => {
  it("has pynenc's defaults, perfect clocks, an instant start and an execution of unknown length", () => {
    expect(createFleet(described)).toEqual({
      ...described,
      checkIntervalMinutes: 0.5,
      loopSeconds: 0.22,
      loopOverheadSeconds: 0.02,
      runnerConsideredDeadAfterMinutes: 10,
      longestExecutionSeconds: undefined,
      clockSkewSeconds: 0,
      startDelaySeconds: 0,
      storeStalenessSeconds: 0,
    });
  });

  it("takes what is said of it, 0 included, and cannot be changed afterwards", () => {
    const said = {
      ...described,
      checkIntervalMinutes: 0,
      loopSeconds: 0,
      loopOverheadSeconds: 0,
      runnerConsideredDeadAfterMinutes: 0,
      longestExecutionSeconds: 0,
      clockSkewSeconds: 0,
      startDelaySeconds: 0,
      storeStalenessSeconds: 0,
    };
    expect(createFleet(said)).toEqual(said);
    expect(Object.isFrozen(createFleet(said))).toBe(true);
    expect(createFleet({ ...described, longestExecutionSeconds: undefined }).longestExecutionSeconds).toBeUndefined();
  });

  it.each([
    ["totalRunners", [0, -1, 1.5, Number.NaN, MOST_RUNNERS + 1]],
    ["checkIntervalMinutes", [...NO_TIME, Number.MAX_VALUE]],
    ["loopSeconds", NO_TIME],
    ["loopOverheadSeconds", [...NO_TIME, 0.23]],
    ["runnerConsideredDeadAfterMinutes", [...NO_TIME, Number.MAX_VALUE]],
    ["longestExecutionSeconds", NO_TIME],
    ["clockSkewSeconds", NO_TIME],
    ["startDelaySeconds", NO_TIME],
    ["storeStalenessSeconds", NO_TIME],
  ] as const)("is refused for an unusable %s, by its name", (name, values) => {
    for (const value of values) expectRefusal(() => createFleet({ ...described, [name]: value }), name, String(value));
  });

  it("is refused for settings that were not checked, and for a protocol that is none", () => {
    const withSetting = (name: string, value: unknown) =>
      createFleet({ ...described, settings: { ...described.settings, [name]: value } as unknown as SlotSettings });
    expectRefusal(() => withSetting("serviceIntervalMinutes", Number.NaN), "serviceIntervalMinutes", "NaN");
    expectRefusal(() => withSetting("spreadMarginMinutes", -1), "spreadMarginMinutes", "-1");
    for (const settings of [undefined, null]) {
      const without = { ...described, settings: settings as unknown as SlotSettings };
      expectRefusal(() => createFleet(without), "settings", String(settings));
    }
    const version = { ...described, protocol: "0.3" as unknown as Protocol };
    expectRefusal(() => createFleet(version), "protocol", '"0.3"');
  });

  it("is refused for what only turns into minutes", () => {
    for (const name of ["checkIntervalMinutes", "runnerConsideredDeadAfterMinutes"]) {
      for (const [value, text] of [
        ["3", '"3"'],
        [null, "null"],
        [[], "an array"],
        [5n, "5n"],
      ] as const) {
        expectRefusal(() => createFleet({ ...described, [name]: value }), name, text);
      }
    }
  });

  it("may be of one runner and of as many as a cycle can have", () => {
    for (const totalRunners of [1, MOST_RUNNERS]) {
      expect(createFleet({ ...described, totalRunners }).totalRunners).toBe(totalRunners);
    }
  });

  it("looks again after its check interval and one round of its loop", () => {
    expect(checkPeriodSeconds(createFleet(described))).toBe(30.22);
    expect(checkPeriodSeconds({ checkIntervalMinutes: 2, loopSeconds: 5 })).toBe(125);
  });

  it("looks again a round after an execution that takes longer than its check interval", () => {
    const busy = { ...described, startDelaySeconds: 5 };
    expect(checkPeriodSeconds(createFleet({ ...busy, longestExecutionSeconds: 25 }))).toBe(30.22);
    expect(checkPeriodSeconds(createFleet({ ...busy, longestExecutionSeconds: 35 }))).toBe(40.22);
    expect(idlePeriodSeconds(createFleet({ ...busy, longestExecutionSeconds: 35 }))).toBe(30.22);
  });

  it("of whose loop's overhead nobody said anything has no more of it than a round is long", () => {
    expect(createFleet({ ...described, loopSeconds: 3 }).loopOverheadSeconds).toBe(0.02);
    expect(createFleet({ ...described, loopSeconds: 0.01 }).loopOverheadSeconds).toBe(0.01);
    expect(createFleet({ ...described, loopSeconds: 0.5, loopOverheadSeconds: 0.5 }).loopOverheadSeconds).toBe(0.5);
  });

  it("has a cycle of its own protocol, settings and size", () => {
    const { protocol, settings, totalRunners } = cycleOf(createFleet({ ...described, protocol: "slot-claim" }));
    expect({ protocol, settings, totalRunners }).toEqual({ ...described, protocol: "slot-claim" });
  });
});
