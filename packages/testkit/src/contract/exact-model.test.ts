import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { claimArguments, claimSituations } from "../arbitraries/claims.js";
import { fleets, situations } from "../arbitraries/situations.js";
import {
  exactCanRun,
  exactClaimReason,
  exactDistanceToChange,
  exactDistanceToWindowEnd,
  exactly,
  exactModulo,
  exactTimeSlot,
  ROUNDING,
} from "./exact-model.js";
import { referenceAnswer } from "./reference.js";
import { ulpOf } from "./ulp.js";

const SEED = 14;

/** Closer than this, rounding decides whether the margin leaves a window. */
function isAtLimit(totalRunners: number, settings: { serviceIntervalMinutes: number; spreadMarginMinutes: number }) {
  const interval = settings.serviceIntervalMinutes * 60;
  return Math.abs(interval / totalRunners - settings.spreadMarginMinutes * 60) <= 8 * ulpOf(interval);
}

describe("exact rationals", () => {
  it("take a double for the number that it is", () => {
    expect(exactly(0.1).toFraction()).toBe("3602879701896397/36028797018963968");
    expect(exactly(-1.5).toFraction()).toBe("-3/2");
    expect(exactly(2 ** 80).equals(2n ** 80n)).toBe(true);
    expect(exactly(5e-324).equals(exactly(Number.MIN_VALUE))).toBe(true);
    expect(exactly(5e-324).compare(0)).toBeGreaterThan(0);
  });

  it("have a modulo that takes the divisor's sign, however small the number", () => {
    expect(exactModulo(exactly(-10), exactly(300)).valueOf()).toBe(290);
    expect(exactModulo(exactly(-1e-20), exactly(300)).lt(300)).toBe(true);
    expect(exactModulo(exactly(300), exactly(300)).valueOf()).toBe(0);
  });

  it("see no overlap where the doubles have one: 9 runners, 5 minutes, no margin, 200 s", () => {
    const settings = { serviceIntervalMinutes: 5, spreadMarginMinutes: 0 };
    expect(exactTimeSlot(5, 9, settings).end.equals(exactTimeSlot(6, 9, settings).start)).toBe(true);
    const double = referenceAnswer({
      call: "calculateTimeSlot",
      args: { runnerPosition: 5, totalRunners: 9, ...settings },
    });
    expect(double.end).toBe(200.00000000000003);
  });
});

describe(`the doubles, seed ${SEED}`, () => {
  it(`have windows within ${ROUNDING.windowUlps} ulps of the exact ones, and more than 1 away somewhere`, () => {
    let most = 0;
    for (const { totalRunners, settings } of fc.sample(fleets("any", 1, 400), { seed: SEED, numRuns: 6000 })) {
      if (isAtLimit(totalRunners, settings)) continue;
      const runnerPosition = Math.floor((totalRunners * 2) / 3);
      const exact = exactTimeSlot(runnerPosition, totalRunners, settings);
      const double = referenceAnswer({
        call: "calculateTimeSlot",
        args: { runnerPosition, totalRunners, ...settings },
      });
      const ulp = exactly(ulpOf(settings.serviceIntervalMinutes * 60));
      for (const bound of ["start", "end"] as const) {
        most = Math.max(most, exactly(double[bound]).sub(exact[bound]).abs().div(ulp).valueOf());
      }
    }
    expect(most).toBeLessThanOrEqual(ROUNDING.windowUlps);
    expect(most).toBeGreaterThan(1);
  });

  it(`decide otherwise only within ${ROUNDING.decisionUlps} ulps of a window's end`, () => {
    let most = 0;
    const cases = situations({ least: 2, most: 12, margins: "any" });
    for (const { view, settings, times } of fc.sample(cases, { seed: SEED, numRuns: 4000 })) {
      if (isAtLimit(view.length, settings)) continue;
      for (const currentTime of times) {
        for (const { runnerId } of view) {
          const args = { runnerId, activeRunners: view, ...settings };
          const exactTime = exactly(currentTime);
          const double = referenceAnswer({ call: "canRunAtomicService", args: { ...args, currentTime } });
          if (exactCanRun(args, exactTime) === double) continue;
          const ulp = ulpOf(Math.max(Math.abs(currentTime), settings.serviceIntervalMinutes * 60));
          most = Math.max(most, exactDistanceToWindowEnd(args, exactTime).div(exactly(ulp)).valueOf());
        }
      }
    }
    expect(most).toBeLessThanOrEqual(ROUNDING.decisionUlps);
    expect(most).toBeGreaterThan(1);
  });

  it(`give another reason for a claim only within ${ROUNDING.claimMicroseconds} µs of a change`, () => {
    let most = 0;
    for (const situation of fc.sample(claimSituations({ least: 1, most: 12, margins: "any" }), {
      seed: SEED,
      numRuns: 6000,
    })) {
      if (isAtLimit(situation.view.length, situation.settings)) continue;
      for (const { runnerId } of situation.view) {
        const args = claimArguments(situation, runnerId);
        const exactTime = exactly(situation.currentTime);
        const { reason } = referenceAnswer({ call: "decideAtomicServiceClaim", args });
        if (exactClaimReason(args, exactTime) === reason) continue;
        most = Math.max(most, exactDistanceToChange(args, exactTime).mul(1_000_000).valueOf());
      }
    }
    expect(most).toBeLessThanOrEqual(ROUNDING.claimMicroseconds);
    expect(most).toBeGreaterThan(1);
  });
});
