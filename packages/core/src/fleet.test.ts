import { describe, expect, it } from "vitest";
import { expectRefusal } from "../../../test/core/support/refusals.js";
import { MOST_RUNNERS } from "./cycle.js";
import { checkPeriodSeconds, createFleet, cycleOf } from "./fleet.js";
import { createSlotSettings } from "./settings.js";

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
