import { type Cycle, createCycle, createSlotSettings, type Protocol } from "@slotwise/core";
import { expect, test } from "vitest";
import { cycleSvg } from "../svg/cycle-svg.js";
import { inlineCycleSvg } from "../svg/inline-cycle-svg.js";
import { LIGHT_PALETTE } from "../svg/palette.js";
import { cycleText } from "../terminal/cycle-text.js";
import { createChecks } from "./checks.js";
import { isReached, lateExecution, overlapSeconds } from "./execution.js";

const cycleOf = (protocol: Protocol, runners: number): Cycle => createCycle(protocol, createSlotSettings(), runners);

test("an execution as long as the gap just fits", () => {
  const cycle = cycleOf("slot-window", 3);
  expect(overlapSeconds(cycle, { executionSeconds: 60 })).toBe(0);
  expect(lateExecution(cycle, cycle.slotAt(0), { executionSeconds: 60 })).toEqual([
    { from: 40, to: 100, isOverlap: false },
  ]);
});

test("a longer one reaches into the next slot, the last runner's into the next cycle", () => {
  const cycle = cycleOf("slot-window", 3);
  expect(overlapSeconds(cycle, { executionSeconds: 70 })).toBe(10);
  expect(lateExecution(cycle, cycle.slotAt(0), { executionSeconds: 70 })).toEqual([
    { from: 40, to: 100, isOverlap: false },
    { from: 100, to: 110, isOverlap: true },
  ]);
  expect(lateExecution(cycle, cycle.slotAt(2), { executionSeconds: 70 })).toEqual([
    { from: 240, to: 300, isOverlap: false },
    { from: 0, to: 10, isOverlap: true },
  ]);
});

test("one that begins late reaches as much further", () => {
  const cycle = cycleOf("slot-window", 3);
  expect(overlapSeconds(cycle, { executionSeconds: 10, startDelaySeconds: 50 })).toBe(0);
  const late = { executionSeconds: 10, startDelaySeconds: 55 };
  expect(overlapSeconds(cycle, late)).toBe(5);
  expect(lateExecution(cycle, cycle.slotAt(0), late)).toEqual([
    { from: 95, to: 100, isOverlap: false },
    { from: 100, to: 105, isOverlap: true },
  ]);
  const later = { executionSeconds: 10, startDelaySeconds: 65 };
  expect(lateExecution(cycle, cycle.slotAt(0), later)).toEqual([{ from: 105, to: 115, isOverlap: true }]);
  expect(lateExecution(cycle, cycle.slotAt(2), later)).toEqual([{ from: 5, to: 15, isOverlap: true }]);
  expect(overlapSeconds(cycle, { startDelaySeconds: 65 })).toBe(0);
});

test("under slot-claim the refused part of the window keeps executions apart as well", () => {
  const cycle = cycleOf("slot-claim", 3);
  expect(overlapSeconds(cycle, { executionSeconds: 80 })).toBe(0);
  expect(overlapSeconds(cycle, { executionSeconds: 85 })).toBe(5);
});

test("a lone runner overlaps with nobody, and where nobody runs nothing is drawn", () => {
  const alone = cycleOf("slot-window", 1);
  expect(overlapSeconds(alone, { executionSeconds: 900 })).toBe(0);
  expect(lateExecution(alone, alone.slotAt(0), { executionSeconds: 900 })).toEqual([
    { from: 0, to: 300, isOverlap: false },
  ]);
  const dead = cycleOf("slot-claim", 5);
  expect(lateExecution(dead, dead.slotAt(0), { executionSeconds: 900 })).toEqual([]);
});

test("parts stay within the cycle and never add up to more than one", () => {
  for (const runners of [2, 3, 7, 9]) {
    for (const seconds of [0.001, 1, 59, 60, 61, 299, 300, 301, 5000]) {
      for (const startDelaySeconds of [0, 0.5, 60, 250, 5000]) {
        const cycle = cycleOf("slot-window", runners);
        for (const slot of cycle.slots()) {
          const parts = lateExecution(cycle, slot, { executionSeconds: seconds, startDelaySeconds });
          expect(parts.every(({ from, to }) => from >= 0 && from < to && to <= 300 + 1e-9)).toBe(true);
          const total = parts.reduce((sum, { from, to }) => sum + to - from, 0);
          if (startDelaySeconds === 0) expect(total).toBeCloseTo(Math.min(seconds, 300), 6);
          else expect(total).toBeLessThanOrEqual(Math.min(seconds, 300) + 1e-6);
        }
      }
    }
  }
});

test("no execution is drawn of a turn that is missed, nor what it would reach into", () => {
  // With looks at 0, 30.22, ... runners 2 and 4 of four miss their turns.
  const cycle = cycleOf("slot-window", 4);
  const options = { checkPeriodSeconds: 30.22, executionSeconds: 70, theme: "light", legend: false } as const;
  const bars = (svg: string, colour: string) => svg.split(`fill="${colour}"`).length - 1;
  expect(bars(cycleSvg(cycle, options), LIGHT_PALETTE.execution)).toBe(2);
  expect(bars(cycleSvg(cycle, { ...options, checkPeriodSeconds: 15 }), LIGHT_PALETTE.execution)).toBe(4);
  expect([0, 1, 2, 3].map((position) => isReached(cycle, cycle.slotAt(position), createChecks(options)))).toEqual([
    false,
    true,
    false,
    true,
  ]);
  expect(bars(inlineCycleSvg(cycle, options), LIGHT_PALETTE.problem)).toBe(2);
  expect(cycleText(cycle, options).match(/[═╳]+$/gm)).toHaveLength(2);
});

test("where every turn drawn is missed, the legend does not explain executions", () => {
  const cycle = cycleOf("slot-window", 3);
  const options = { checkPeriodSeconds: 300, checkPhasesSeconds: [90, 190, 290], executionSeconds: 20 };
  expect(cycleSvg(cycle, options)).not.toContain("longest execution");
  expect(cycleText(cycle, options)).not.toContain("longest execution");
  expect(cycleSvg(cycle, { ...options, checkPhasesSeconds: [0, 190, 290] })).toContain("longest execution");
});
