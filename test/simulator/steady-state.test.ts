import { cycleOf, missedTurns } from "@slotwise/core";
import { DAY, ExtremeChoices, Random, RandomChoices, simulate } from "@slotwise/simulator";
import { expect, test } from "vitest";
import { fleetOf, steady } from "./fleets.js";

const DAY_SECONDS = DAY / 1e6;

test.each([2, 3, 4, 5, 8, 10])("%i runners never overlap in a week while L + d + e fits the gap exactly", (size) => {
  const { gapSeconds } = cycleOf(fleetOf(size));
  const fleet = fleetOf(size, { longestExecutionSeconds: gapSeconds - 3, startDelaySeconds: 1, clockSkewSeconds: 2 });
  for (const choices of [new RandomChoices(size, size), new ExtremeChoices(size, size)]) {
    const { report } = simulate(steady(fleet, 7 * DAY_SECONDS, new Random(size)), { choices });
    expect(report.overlaps).toMatchObject({ count: 0, total: 0 });
    expect(report.overlaps.leastGap).toBeGreaterThan(0);
    expect(report.starts).toBeGreaterThan(1000);
  }
});

test("ten seconds more, and they do, for up to ten seconds", () => {
  const fleet = fleetOf(3, { longestExecutionSeconds: 67, startDelaySeconds: 1, clockSkewSeconds: 2 });
  const scenario = steady(fleet, 90 * DAY_SECONDS, new Random(3));
  // A long execution keeps its runner from looking again in the same window; after a short one it starts late in it.
  const configurations = scenario.configurations.map((one) => ({ ...one, shortestExecutionSeconds: 1 }));
  const { report } = simulate({ ...scenario, configurations }, { choices: new ExtremeChoices(1, 3) });
  expect(report.overlaps.count).toBeGreaterThan(0);
  expect(report.overlaps.longest).toBeLessThanOrEqual(10e6);
});

test("four runners that look exactly every 30 s do not execute once in 100 cycles, in an unlucky phase", () => {
  const fleet = fleetOf(4, { loopSeconds: 0 });
  const scenario = steady(fleet, 100 * 300, new Random(0));
  const runners = scenario.runners.map((runner, index) => ({ ...runner, firstLook: index % 2 === 0 ? 20e6 : 5e6 }));
  const { report } = simulate({ ...scenario, runners });
  expect(report.starts).toBe(0);
  expect(report.missedTurns).toBeGreaterThanOrEqual(4 * 100 - 4);
  expect(report.cycles.longestSilence).toBe(100 * 300e6);
});

test("with 30.1 s between looks and any phases, 6 % of the cycles are empty, as the closed form says", () => {
  const fleet = fleetOf(4, { checkIntervalMinutes: 30.1 / 60, loopSeconds: 0 });
  const random = new Random(5);
  let empty = 0;
  let cycles = 0;
  for (let fleets = 0; fleets < 200; fleets++) {
    const { report } = simulate(steady(fleet, DAY_SECONDS, random));
    empty += report.cycles.empty;
    cycles += report.cycles.cycles;
  }
  expect(empty / cycles).toBeGreaterThan(0.05);
  expect(empty / cycles).toBeLessThan(0.075);
  expect(missedTurns(fleet).cycles).toBeCloseTo(empty / cycles, 1);
});

test("under slot-claim's defaults nobody runs from five runners on", () => {
  for (let size = 1; size <= 12; size++) {
    const fleet = fleetOf(size, { protocol: "slot-claim" });
    const { report } = simulate(steady(fleet, DAY_SECONDS, new Random(size)), { choices: new RandomChoices(1, size) });
    if (size < 5) expect(report.starts).toBeGreaterThan(0);
    else expect(report.starts).toBe(0);
  }
});

test("a lone runner of slot-claim is silent in the second half of every cycle", () => {
  const fleet = fleetOf(1, { protocol: "slot-claim", longestExecutionSeconds: 1 });
  const { report } = simulate(steady(fleet, DAY_SECONDS, new Random(1)), { choices: new RandomChoices(1, 1) });
  expect(report.cycles.longestSilence).toBeGreaterThan(150e6);
  expect(report.cycles.longestSilence).toBeLessThan(150e6 + 2 * 30.1e6);
});
