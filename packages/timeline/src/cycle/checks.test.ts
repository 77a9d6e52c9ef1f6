import { createCycle, createSlotSettings } from "@slotwise/core";
import { expect, test } from "vitest";
import { type Checks, checkOutcome, checksBetween, createChecks, isMissed, missedShare } from "./checks.js";

const defaults = createSlotSettings();

function checksEvery(checkPeriodSeconds: number, checkPhasesSeconds: readonly number[] = []): Checks {
  const checks = createChecks({ checkPeriodSeconds, checkPhasesSeconds });
  if (checks === undefined) throw new Error("no checks");
  return checks;
}

test("no period, no checks", () => {
  expect(createChecks({})).toBeUndefined();
});

test("checks go on from each runner's own phase", () => {
  const checks = checksEvery(30, [0, 10, -5]);
  expect(checksBetween(checks, 0, 0, 100, 99)).toEqual([0, 30, 60, 90]);
  expect(checksBetween(checks, 1, 0, 100, 99)).toEqual([10, 40, 70]);
  expect(checksBetween(checks, 2, 0, 100, 99)).toEqual([25, 55, 85]);
  expect(checksBetween(checks, 3, 30, 100, 2)).toEqual([30, 60]);
});

test("a runner that looks all the time looks at once", () => {
  expect(checksEvery(0).firstFrom(0, 12.5)).toBe(12.5);
});

test("the defaults with four runners: every second turn is missed in step with the cycle", () => {
  const cycle = createCycle("slot-window", defaults, 4);
  const checks = checksEvery(30.1);
  expect([...cycle.slots()].map((slot) => isMissed(cycle, slot, checks))).toEqual([false, true, false, true]);
  expect(missedShare(cycle, checks)).toBeCloseTo(1 - 15 / 30.1, 12);
  expect(missedShare(cycle, checksEvery(15))).toBe(0);
});

test("a claim that comes too late in its window is refused", () => {
  const cycle = createCycle("slot-claim", defaults, 3);
  const outcomes = [0, 19.9, 20.1, 39.9, 40].map((seconds) => checkOutcome(cycle.slotAt(0), seconds));
  expect(outcomes).toEqual(["start", "start", "refused", "refused", "idle"]);
});

test("a check may start exactly when the model lets it", () => {
  for (const runners of [2, 3, 4, 7, 9, 12]) {
    const cycle = createCycle("slot-window", defaults, runners);
    for (const slot of cycle.slots()) {
      for (let seconds = 0.05; seconds < 300; seconds += 1.7) {
        expect(checkOutcome(slot, seconds) === "start").toBe(cycle.mayStart(slot.position, seconds));
      }
    }
  }
});
