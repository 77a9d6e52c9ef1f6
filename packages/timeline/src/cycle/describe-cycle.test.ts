import { type Cycle, createCycle, createSlotSettings, type Protocol, type SlotSettings } from "@slotwise/core";
import { expect, test } from "vitest";
import { cycleNotices } from "./cycle-notices.js";
import { describeCycle } from "./describe-cycle.js";

function cycleOf(protocol: Protocol, runners: number, settings: Partial<SlotSettings> = {}): Cycle {
  return createCycle(protocol, createSlotSettings(settings), runners);
}

test("three runners with the defaults", () => {
  expect(describeCycle(cycleOf("slot-window", 3), { checkPeriodSeconds: 30.1, executionSeconds: 50 })).toBe(
    "3 runners share a cycle of 300 s, a slot of 100 s each: a window of 40 s, then a gap of 60 s. " +
      "Each looks every 30.1 s, so no turn is missed. " +
      "An execution of 50 s from the last possible start ends 10 s before the next runner's slot.",
  );
});

test("an execution that begins late", () => {
  const late = { executionSeconds: 10, startDelaySeconds: 45 };
  expect(describeCycle(cycleOf("slot-window", 3), late)).toContain(
    "An execution of 10 s that begins 45 s after the last possible start ends 5 s before the next runner's slot.",
  );
  const later = { executionSeconds: 10, startDelaySeconds: 60 };
  expect(cycleNotices(cycleOf("slot-window", 3), later)).toEqual([
    {
      kind: "overlap",
      text: "Executions can overlap: 10 s, begun 60 s after the last decision, reach 10 s into the next slot.",
    },
  ]);
});

test("turns that are missed and executions that overlap", () => {
  const words = describeCycle(cycleOf("slot-window", 4), { checkPeriodSeconds: 30.1, executionSeconds: 70 });
  expect(words).toContain(
    "but may start for only 15 s, so it misses its turn in 50 % of the phases that its looks can have",
  );
  expect(words).toContain("in the cycle drawn 2 of 4 are missed");
  expect(words).toContain("reaches 10 s into the next runner's slot: the two overlap");
});

test("what an execution that lasts does under the store's lock", () => {
  const words = describeCycle(cycleOf("slot-claim", 2), { executionSeconds: 110 });
  expect(words).toContain("reaches 5 s into the next runner's slot: for that time the store's lock refuses that one");
});

test("the part of a claim's window that is safe", () => {
  expect(describeCycle(cycleOf("slot-claim", 3))).toBe(
    "3 runners share a cycle of 300 s, a slot of 100 s each: " +
      "a window of 40 s, of which the first 20 s are safe to start in, then a gap of 60 s.",
  );
});

test("a margin that does not fit, under either protocol", () => {
  expect(describeCycle(cycleOf("slot-window", 10))).toContain("the margin of 60 s does not fit, so it is dropped");
  expect(describeCycle(cycleOf("slot-claim", 10), { checkPeriodSeconds: 30.1, executionSeconds: 5 })).toBe(
    "10 runners share a cycle of 300 s, a slot of 30 s each; the margin of 60 s leaves no window, so nobody ever runs.",
  );
});

test("a runner that is alone", () => {
  expect(describeCycle(cycleOf("slot-window", 1))).toBe(
    "One runner, alone: it may run whenever it looks, all 300 s of the cycle.",
  );
  expect(describeCycle(cycleOf("slot-claim", 1))).toContain("only a start in the first 150 s is let through");
});

test("options that make no sense are refused by name", () => {
  const cycle = cycleOf("slot-window", 3);
  expect(() => describeCycle(cycle, { checkPeriodSeconds: -1 })).toThrow("checkPeriodSeconds is -1");
  expect(() => describeCycle(cycle, { executionSeconds: Number.NaN })).toThrow("executionSeconds is NaN");
  expect(() => describeCycle(cycle, { checkPhasesSeconds: [0, Number.NaN] })).toThrow("checkPhasesSeconds[1] is NaN");
});
