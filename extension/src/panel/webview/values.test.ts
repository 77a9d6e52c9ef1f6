import type { FleetValues } from "slotwise-language-server/protocol";
import { describe, expect, it } from "vitest";
import { canWrite, changesOf, clamped, fleetFrom, triedFrom } from "./values.js";

const file: FleetValues = {
  protocol: "slot-window",
  pynencReleases: ["0.1.0 to 0.2.3"],
  runners: 4,
  serviceIntervalMinutes: 5,
  spreadMarginMinutes: 1,
  checkIntervalMinutes: 0.5,
  loopSeconds: 0.1,
  loopOverheadSeconds: 0.02,
  clockSkewSeconds: 0,
  runnerConsideredDeadAfterMinutes: 10,
  membershipStabilizationSeconds: 0,
  maxStartSlotFraction: 0.5,
};

describe("what is tried", () => {
  it("starts from the file, and has nothing to write then", () => {
    const tried = triedFrom(file);
    expect(tried.runners).toBe(4);
    expect(changesOf(file, tried)).toEqual({});
  });

  it("draws three runners where the file declares none, without writing them", () => {
    const { runners: _, ...undeclared } = file;
    expect(triedFrom(undeclared).runners).toBe(3);
    expect(changesOf(undeclared, triedFrom(undeclared))).toEqual({});
  });

  it("writes what was changed and a file can hold, and no more", () => {
    const tried = { ...triedFrom(file), serviceIntervalMinutes: 8, clockSkewSeconds: 2 };
    expect(changesOf(file, tried)).toEqual({ serviceIntervalMinutes: 8 });
  });

  it("cannot be written where nothing was changed, nor to files that say nothing of a fleet now", () => {
    const tried = { ...triedFrom(file), runners: 8 };
    expect(canWrite(true, file, tried)).toBe(true);
    expect(canWrite(true, file, triedFrom(file))).toBe(false);
    expect(canWrite(false, file, tried)).toBe(false);
  });

  it("is a fleet; an execution of 0 s is one that nobody knows the length of", () => {
    expect(fleetFrom(file, triedFrom(file)).longestExecutionSeconds).toBeUndefined();
    const fleet = fleetFrom(file, { ...triedFrom(file), serviceDurationSeconds: 20, runners: 7 });
    expect(fleet.longestExecutionSeconds).toBe(20);
    expect(fleet.totalRunners).toBe(7);
  });

  it("makes any number that is typed one that a fleet can have", () => {
    for (const value of [-5, 0, 0.4, 1e300]) {
      for (const name of ["runners", "serviceIntervalMinutes", "spreadMarginMinutes", "clockSkewSeconds"] as const) {
        expect(() => fleetFrom(file, { ...triedFrom(file), [name]: clamped(name, value) })).not.toThrow();
      }
    }
    expect(clamped("runners", 2.6)).toBe(3);
  });
});
