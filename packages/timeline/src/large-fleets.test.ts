import { type Cycle, type CycleSlot, createCycle, createSlotSettings } from "@slotwise/core";
import { expect, test } from "vitest";
import { cycleSvg, cycleText, describeCycle, inlineCycleSvg } from "./index.js";

/** A cycle that counts how often it is asked for a slot, and will not hand out all of them. */
function countingCycle(runners: number): { readonly cycle: Cycle; readonly count: () => number } {
  const real = createCycle("slot-window", createSlotSettings(), runners);
  let asked = 0;
  const cycle: Cycle = {
    protocol: real.protocol,
    settings: real.settings,
    totalRunners: real.totalRunners,
    regime: real.regime,
    intervalSeconds: real.intervalSeconds,
    slotSeconds: real.slotSeconds,
    marginSeconds: real.marginSeconds,
    windowSeconds: real.windowSeconds,
    gapSeconds: real.gapSeconds,
    safeStartSeconds: real.safeStartSeconds,
    slotAt(position: number): CycleSlot {
      asked++;
      return real.slotAt(position);
    },
    slots: () => {
      throw new Error("all slots asked for");
    },
    mayStart: real.mayStart.bind(real),
    ownerAt: real.ownerAt.bind(real),
    ownersAt: real.ownersAt.bind(real),
  };
  return { cycle, count: () => asked };
}

const options = { checkPeriodSeconds: 30.1, executionSeconds: 70 };

test.each([
  ["picture", cycleSvg],
  ["strip", inlineCycleSvg],
  ["terminal text", cycleText],
  ["words", describeCycle],
] as const)("a %s of a million runners asks for a handful of slots", (_, draw) => {
  const { cycle, count } = countingCycle(1_000_000);
  draw(cycle, options);
  expect(count()).toBeLessThan(50);
});

test("checks every nanosecond do not make a drawing large", () => {
  const cycle = createCycle("slot-window", createSlotSettings(), 3);
  const checks = { checkPeriodSeconds: 1e-9 };
  expect(cycleSvg(cycle, checks).length).toBeLessThan(20_000);
  expect(cycleText(cycle, checks).length).toBeLessThan(2000);
  expect(inlineCycleSvg(cycle, checks).length).toBeLessThan(5000);
});
