import { type Cycle, createCycle, createSlotSettings, type Protocol } from "@slotwise/core";
import { expect, test } from "vitest";
import { lateExecution, overlapSeconds } from "./execution.js";

const cycleOf = (protocol: Protocol, runners: number): Cycle => createCycle(protocol, createSlotSettings(), runners);

test("an execution as long as the gap just fits", () => {
  const cycle = cycleOf("slot-window", 3);
  expect(overlapSeconds(cycle, 60)).toBe(0);
  expect(lateExecution(cycle, cycle.slotAt(0), 60)).toEqual([{ from: 40, to: 100, isOverlap: false }]);
});

test("a longer one reaches into the next slot, the last runner's into the next cycle", () => {
  const cycle = cycleOf("slot-window", 3);
  expect(overlapSeconds(cycle, 70)).toBe(10);
  expect(lateExecution(cycle, cycle.slotAt(0), 70)).toEqual([
    { from: 40, to: 100, isOverlap: false },
    { from: 100, to: 110, isOverlap: true },
  ]);
  expect(lateExecution(cycle, cycle.slotAt(2), 70)).toEqual([
    { from: 240, to: 300, isOverlap: false },
    { from: 0, to: 10, isOverlap: true },
  ]);
});

test("under slot-claim the refused part of the window keeps executions apart as well", () => {
  const cycle = cycleOf("slot-claim", 3);
  expect(overlapSeconds(cycle, 80)).toBe(0);
  expect(overlapSeconds(cycle, 85)).toBe(5);
});

test("a lone runner overlaps with nobody, and where nobody runs nothing is drawn", () => {
  const alone = cycleOf("slot-window", 1);
  expect(overlapSeconds(alone, 900)).toBe(0);
  expect(lateExecution(alone, alone.slotAt(0), 900)).toEqual([{ from: 0, to: 300, isOverlap: false }]);
  const dead = cycleOf("slot-claim", 5);
  expect(lateExecution(dead, dead.slotAt(0), 900)).toEqual([]);
});

test("parts stay within the cycle and never add up to more than one", () => {
  for (const runners of [2, 3, 7, 9]) {
    for (const seconds of [0.001, 1, 59, 60, 61, 299, 300, 301, 5000]) {
      const cycle = cycleOf("slot-window", runners);
      for (const slot of cycle.slots()) {
        const parts = lateExecution(cycle, slot, seconds);
        expect(parts.every(({ from, to }) => from >= 0 && from < to && to <= 300 + 1e-9)).toBe(true);
        const total = parts.reduce((sum, { from, to }) => sum + to - from, 0);
        expect(total).toBeCloseTo(Math.min(seconds, 300), 6);
      }
    }
  }
});
