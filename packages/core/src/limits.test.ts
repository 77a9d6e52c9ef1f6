import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkProperty } from "../../../test/core/support/properties.js";
import { MOST_RUNNERS } from "./cycle.js";
import { createFleet, cycleOf, type Fleet } from "./fleet.js";
import {
  brokenPromises,
  isSafe,
  largestSafeCheckInterval,
  largestSafeFleet,
  largestSafeMargin,
  largestTolerableSkew,
  longestSafeExecution,
  sizeRegimes,
  smallestSafeDeadAfter,
  smallestSafeInterval,
  smallestSafeMargin,
} from "./limits.js";
import { createSlotSettings, type SlotSettings } from "./settings.js";

// Each limit is confirmed by the promise it is about in test/core/limits.test.ts; here are the answers without a number.

const fleetOf = (totalRunners: number, changes: Partial<Fleet> = {}, settings: Partial<SlotSettings> = {}) =>
  createFleet({ protocol: "slot-window", settings: createSlotSettings(settings), totalRunners, ...changes });
/** Looks all the time, and is never taken for dead. */
const tireless = { checkIntervalMinutes: 0, loopSeconds: 0, longestExecutionSeconds: 0 };

describe("there is no limit", () => {
  it("to a fleet that needs no time at all", () => {
    const noMargin = fleetOf(3, tireless, { spreadMarginMinutes: 0 });
    expect(largestSafeFleet(noMargin)).toEqual({ kind: "unlimited" });
    const claim = {
      ...fleetOf(3, tireless, { spreadMarginMinutes: 1e-12 }),
      protocol: "slot-claim" as const,
    };
    expect(largestSafeFleet(claim)).toEqual({ kind: "unlimited" });
  });

  it("to the execution and the skew of a fleet in which nobody starts", () => {
    const silent = { ...fleetOf(5, { runnerConsideredDeadAfterMinutes: 2 ** 45 }), protocol: "slot-claim" as const };
    expect(longestSafeExecution(silent)).toEqual({ kind: "unlimited" });
    expect(largestTolerableSkew({ ...silent, longestExecutionSeconds: 1 })).toEqual({ kind: "unlimited" });
  });
});

describe("no value will do", () => {
  it("for an execution in a fleet that takes each other for dead", () => {
    const forgetful = fleetOf(3, { runnerConsideredDeadAfterMinutes: 0.1 });
    expect(longestSafeExecution(forgetful)).toEqual({ kind: "none" });
    expect(largestTolerableSkew(forgetful)).toEqual({ kind: "none" });
    expect(largestSafeMargin(forgetful)).toEqual({ kind: "none" });
    expect(smallestSafeMargin(forgetful)).toEqual({ kind: "none" });
    expect(smallestSafeInterval(forgetful)).toEqual({ kind: "none" });
    expect(largestSafeFleet(forgetful)).toEqual({ kind: "limit", value: 1 });
  });

  it("for a margin where even without one a turn is missed", () => {
    expect(largestSafeMargin(fleetOf(12))).toEqual({ kind: "none" });
    expect(smallestSafeMargin(fleetOf(12))).toEqual({ kind: "none" });
  });

  it("for a check interval where nobody may start", () => {
    expect(largestSafeCheckInterval({ ...fleetOf(5), protocol: "slot-claim" })).toEqual({ kind: "none" });
  });

  it("for dead-after where the skew has no end", () => {
    expect(smallestSafeDeadAfter(fleetOf(3, { clockSkewSeconds: 2 ** 50 }))).toEqual({ kind: "none" });
  });

  it("for a fleet of which even one runner misses its turn", () => {
    expect(largestSafeFleet(fleetOf(3, { checkIntervalMinutes: 6 }))).toEqual({ kind: "none" });
  });
});

describe("the size of a safe fleet", () => {
  it("does not depend on the size of the fleet that is asked about", () => {
    for (const size of [1, 2, 5, 100]) expect(largestSafeFleet(fleetOf(size))).toEqual({ kind: "limit", value: 3 });
  });

  it("can lie in the first sizes, between them, or past the point where the margin is dropped", () => {
    const value = (fleet: Fleet) => largestSafeFleet({ ...fleet, longestExecutionSeconds: 5 });
    expect(value(fleetOf(1, { checkIntervalMinutes: 0.2 }))).toEqual({ kind: "limit", value: 12 });
    expect(value(fleetOf(1, { checkIntervalMinutes: 0.1 }))).toEqual({ kind: "limit", value: 24 });
    expect(value(fleetOf(1, { checkIntervalMinutes: 2 }))).toEqual({ kind: "limit", value: 1 });
    // Safety is lost at the edge of a regime: of five the margin is dropped, and the gap is half of what it was.
    const edge = fleetOf(1, { checkIntervalMinutes: 0.2, longestExecutionSeconds: 40 });
    expect(largestSafeFleet(edge)).toEqual({ kind: "limit", value: 4 });
  });
});

describe("the regimes of size", () => {
  it("change where the margin reaches the slot, whatever the numbers", () => {
    checkProperty(
      fc.property(
        fc.double({ min: 0.1, max: 2000, noNaN: true }),
        fc.oneof(
          fc.double({ min: 1e-9, max: 1, noNaN: true }),
          fc.integer({ min: 2, max: 1_000_000 }).map((size) => 1 / size),
        ),
        (serviceIntervalMinutes, share) => {
          const fleet = fleetOf(2, {}, { serviceIntervalMinutes, spreadMarginMinutes: serviceIntervalMinutes * share });
          const regimeOf = (totalRunners: number) => cycleOf({ ...fleet, totalRunners }).regime;
          const regimes = sizeRegimes(fleet);
          expect(regimes[0]?.[0]).toBe(2);
          expect(regimes.at(-1)?.[1]).toBe(MOST_RUNNERS);
          for (const [first, last] of regimes) expect(regimeOf(first)).toBe(regimeOf(last));
          const [one, other] = regimes;
          if (one === undefined || other === undefined) return;
          expect(other[0]).toBe(one[1] + 1);
          expect([regimeOf(one[1]), regimeOf(other[0])]).toEqual(["margin", "half-slot"]);
        },
      ),
      500,
    );
  });

  it("change where a slot is too short for a double, margin or not", () => {
    const smallest = fleetOf(2, {}, { serviceIntervalMinutes: 5e-324, spreadMarginMinutes: 0 });
    // The interval is sixty of the smallest doubles: half of one, a tie, is rounded to 0.
    expect(sizeRegimes(smallest)).toEqual([
      [2, 119],
      [120, MOST_RUNNERS],
    ]);
    checkProperty(
      fc.property(
        fc.double({ min: 5e-324, max: 1e-312, noNaN: true }),
        fc.constantFrom(0, 0, 5e-324, 1e-322, 1e-318),
        (serviceIntervalMinutes, spreadMarginMinutes) => {
          const fleet = fleetOf(2, {}, { serviceIntervalMinutes, spreadMarginMinutes });
          const regimeOf = (totalRunners: number) => cycleOf({ ...fleet, totalRunners }).regime;
          const [one, other] = sizeRegimes(fleet);
          expect(one?.[0]).toBe(2);
          if (other === undefined) return;
          expect(other).toEqual([(one?.[1] ?? 0) + 1, MOST_RUNNERS]);
          expect([regimeOf(one?.[1] ?? 0), regimeOf(other[0])]).toEqual(["margin", "half-slot"]);
        },
      ),
      300,
    );
  });

  it("are one where the margin leaves nobody anything, and where it leaves everybody something", () => {
    const all = [[2, MOST_RUNNERS]];
    expect(sizeRegimes(fleetOf(2, {}, { spreadMarginMinutes: 2.5 }))).toEqual(all);
    expect(sizeRegimes(fleetOf(2, {}, { spreadMarginMinutes: 100 }))).toEqual(all);
    expect(sizeRegimes(fleetOf(2, {}, { spreadMarginMinutes: 0 }))).toEqual(all);
    expect(sizeRegimes(fleetOf(2, {}, { spreadMarginMinutes: 1e-10 }))).toEqual(all);
    expect(sizeRegimes(fleetOf(2, {}, { spreadMarginMinutes: 2.4 }))).toEqual([
      [2, 2],
      [3, MOST_RUNNERS],
    ]);
  });
});

describe("a fleet is safe", () => {
  it("exactly when it breaks none of the promises that make it so", () => {
    expect(isSafe(fleetOf(3))).toBe(true);
    expect(brokenPromises(fleetOf(3))).toEqual([]);
    expect(isSafe(fleetOf(4))).toBe(false);
    expect(brokenPromises(fleetOf(4)).map(({ promise }) => promise)).toEqual(["no-turn-missed"]);
  });

  it("though windows overlap by a unit in the last place, or a change of the fleet would find it unprepared", () => {
    const fleet = fleetOf(9, tireless, { spreadMarginMinutes: 0 });
    expect(isSafe(fleet)).toBe(true);
    expect(brokenPromises(fleet, ["windows-disjoint", "dead-turn-taken-over"])).toHaveLength(2);
  });
});
