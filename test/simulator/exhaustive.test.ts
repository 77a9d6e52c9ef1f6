import { explore, replay, story } from "@slotwise/simulator";
import { expect, test } from "vitest";
import { fleetOf } from "./fleets.js";

test("two runners and one that joins, one of them crashing, two cycles: every run is visited, and the count is the same", () => {
  const bounds = { fleet: fleetOf(2), find: "block", joins: 1, crashes: 1, cycles: 2 } as const;
  const { states, runs, phases, counterexample } = explore(bounds);
  expect(counterexample).toBeUndefined();
  expect({ states, runs, phases }).toMatchInlineSnapshot(`
    {
      "phases": 6,
      "runs": 53440,
      "states": 176804,
    }
  `);
});

test("without joins and crashes no two executions overlap, in any phase", () => {
  for (const fleet of [
    fleetOf(3),
    fleetOf(3, { protocol: "slot-claim" }),
    fleetOf(2, { longestExecutionSeconds: 60 }),
  ]) {
    const bounds = { fleet, find: "overlap", joins: 0, crashes: 0, cycles: 2, withoutLock: true } as const;
    expect(explore(bounds).counterexample).toBeUndefined();
  }
});

test("with a join they do, and the store's lock is what prevents it", () => {
  const bounds = {
    fleet: fleetOf(2, { protocol: "slot-claim" }),
    find: "overlap",
    joins: 1,
    crashes: 0,
    cycles: 2,
  } as const;
  expect(explore(bounds).counterexample).toBeUndefined();
  const { counterexample } = explore({ ...bounds, withoutLock: true });
  expect(counterexample && story(counterexample).at(-1)).toContain("cut the cycle for 3 runners");
});

test("a turn is missed in some phase exactly when the window is shorter than the time between looks", () => {
  const missed = (size: number) =>
    explore({ fleet: fleetOf(size), find: "missed-turn", joins: 0, crashes: 0, cycles: 2 }).counterexample;
  expect(missed(3)).toBeUndefined();
  expect(missed(4)?.events.length).toBeLessThanOrEqual(2);
});

test("a crash leaves a record of slot-claim that blocks for good, and under slot-window there is none", () => {
  const bounds = { find: "block", joins: 1, crashes: 1, cycles: 1 } as const;
  const { counterexample } = explore({ ...bounds, fleet: fleetOf(1, { protocol: "slot-claim" }) });
  expect(counterexample?.events.some(({ kind }) => kind === "is refused")).toBe(true);
  expect(counterexample && story(counterexample).at(-1)).toMatch(/^Until somebody clears it nobody starts: /);
  expect(counterexample && replay(counterexample)).toEqual(counterexample);
  expect(explore({ ...bounds, fleet: fleetOf(1) }).counterexample).toBeUndefined();
});

test("whatever crashes and joins, executions of slot-claim never overlap", () => {
  const fleet = fleetOf(2, {
    protocol: "slot-claim",
    longestExecutionSeconds: 120,
    runnerConsideredDeadAfterMinutes: 1,
  });
  expect(explore({ fleet, find: "overlap", joins: 1, crashes: 1, cycles: 1 }).counterexample).toBeUndefined();
});

test("it can be stopped", () => {
  const bounds = { fleet: fleetOf(3), find: "overlap", joins: 1, crashes: 1, cycles: 2 } as const;
  const stop = () => {
    throw new Error("enough");
  };
  expect(() => explore({ ...bounds, find: "block" }, stop)).toThrow("enough");
});

test("a start that comes late is part of the counterexample, which replays", () => {
  const fleet = fleetOf(3, { startDelaySeconds: 55 });
  const { counterexample } = explore({ fleet, find: "overlap", joins: 0, crashes: 0, cycles: 1 });
  expect(counterexample?.choices.runners.some(({ choices }) => choices?.startDelay !== undefined)).toBe(true);
  expect(counterexample && replay(counterexample)).toEqual(counterexample);
});
