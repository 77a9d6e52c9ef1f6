import { createFleet, createSlotSettings } from "@slotwise/core";
import { describe, expect, it } from "vitest";
import { changesOf, fleetToTry } from "./changes.js";
import { CONTROL_NAMES, CONTROLS } from "./controls.js";
import type { FileFleet } from "./file-fleet.js";

const fleet = createFleet({
  protocol: "slot-window",
  settings: createSlotSettings(),
  totalRunners: 4,
  startDelaySeconds: 60,
  storeStalenessSeconds: 5,
});
const file: FileFleet = { fleet, isSizeDeclared: true };

describe("what is tried", () => {
  it("starts from the fleet that the files describe, and has nothing to write then", () => {
    expect(fleetToTry(file)).toBe(fleet);
    expect(changesOf(file, fleetToTry(file))).toEqual({});
  });

  it("draws three runners where the files declare none, without writing them", () => {
    const undeclared = { fleet, isSizeDeclared: false };
    expect(fleetToTry(undeclared)).toEqual({ ...fleet, totalRunners: 3 });
    expect(changesOf(undeclared, fleetToTry(undeclared))).toEqual({});
    expect(changesOf(undeclared, fleet)).toEqual({ runners: 4 });
  });

  it("writes what was changed and a file can hold, and no more", () => {
    const tried = CONTROLS.clockSkewSeconds.changed(CONTROLS.serviceIntervalMinutes.changed(fleet, 8), 2);
    expect(changesOf(file, tried)).toEqual({ serviceIntervalMinutes: 8 });
  });

  it("has every other field as the files have it, whatever is moved", () => {
    let tried = fleet;
    for (const name of CONTROL_NAMES) {
      const { changed, valueIn } = CONTROLS[name];
      const moved = changed(tried, 7);
      expect(valueIn(moved)).toBe(7);
      expect(changed(moved, valueIn(tried) ?? 0)).toEqual(tried);
      tried = moved;
    }
    expect(tried.runnerConsideredDeadAfterMinutes).toBe(fleet.runnerConsideredDeadAfterMinutes);
  });

  it("has an execution of a length that nobody knows where it is 0 s", () => {
    const { changed, valueIn } = CONTROLS.serviceDurationSeconds;
    expect(changed(fleet, 20).longestExecutionSeconds).toBe(20);
    expect(valueIn(changed(fleet, 0))).toBeUndefined();
  });

  it("is made one that a fleet can have, whatever number is typed", () => {
    for (const value of [-5, 0, 0.4, 1e300]) {
      for (const name of CONTROL_NAMES) {
        const { changed, valueIn } = CONTROLS[name];
        const moved = changed(fleet, value);
        expect(changed(moved, valueIn(moved) ?? 0)).toEqual(moved);
      }
    }
    expect(CONTROLS.runners.changed(fleet, 2.6).totalRunners).toBe(3);
  });
});
