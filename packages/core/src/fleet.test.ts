import { describe, expect, it } from "vitest";
import { expectRefusal } from "../../../test/core/support/refusals.js";
import { MOST_RUNNERS } from "./cycle.js";
import { checkPeriodSeconds, createFleet, cycleOf } from "./fleet.js";
import { createSlotSettings, type Protocol, type SlotSettings } from "./settings.js";

const described = { protocol: "slot-window", settings: createSlotSettings(), totalRunners: 3 } as const;
const NO_TIME = [Number.NaN, Number.POSITIVE_INFINITY, -1];

describe("a fleet", () => {
  it("has pynenc's defaults, perfect clocks, an instant start and an execution of unknown length", () => {
    expect(createFleet(described)).toEqual({
      ...described,
      checkIntervalMinutes: 0.5,
      loopSeconds: 0.1,
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
    expectRefusal(() => withSetting("minRunMarginSeconds", undefined), "minRunMarginSeconds", "undefined");
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
    expect(checkPeriodSeconds(createFleet(described))).toBe(30.1);
    expect(checkPeriodSeconds({ checkIntervalMinutes: 2, loopSeconds: 5 })).toBe(125);
  });

  it("has a cycle of its own protocol, settings and size", () => {
    const { protocol, settings, totalRunners } = cycleOf(createFleet({ ...described, protocol: "slot-claim" }));
    expect({ protocol, settings, totalRunners }).toEqual({ ...described, protocol: "slot-claim" });
  });
});
