import { createFleet, createSlotSettings, type Protocol } from "@slotwise/core";
import { describe, expect, it } from "vitest";
import { explore } from "../exhaustive/explore.js";
import { simulate } from "../run/simulate.js";
import { configurationOf, RELIABLE_STORE, type Scenario } from "../scenario/scenario.js";
import { FixedFleet } from "../search/fixed-fleet.js";
import { search } from "../search/search.js";
import { isSimulable, LONGEST_INTERVAL_MINUTES, SHORTEST_INTERVAL_MINUTES } from "./interval.js";
import { SECOND } from "./microseconds.js";

const fleetOf = (protocol: Protocol, serviceIntervalMinutes: number) =>
  createFleet({
    protocol,
    settings: createSlotSettings({ serviceIntervalMinutes, spreadMarginMinutes: 0 }),
    totalRunners: 2,
  });

function scenarioOf(protocol: Protocol, serviceIntervalMinutes: number): Scenario {
  const runner = { configuration: 0, firstLook: 0, clockOffset: 0, clockDriftPpm: 0 };
  return {
    configurations: [configurationOf(fleetOf(protocol, serviceIntervalMinutes), 1)],
    runners: ["a", "b"].map((id) => ({ id, ...runner })),
    faults: [],
    store: RELIABLE_STORE,
    start: 0,
    end: 100 * SECOND,
  };
}

const REFUSED = [5e-324, 1e-18, 1e-8, SHORTEST_INTERVAL_MINUTES * 0.999, LONGEST_INTERVAL_MINUTES * 1.001, 1e15, 2e306];

describe.each(["slot-window", "slot-claim"] as const)("under %s", (protocol) => {
  it("a cycle of a millisecond and one of a century are run to the end", () => {
    expect([SHORTEST_INTERVAL_MINUTES * 60_000, LONGEST_INTERVAL_MINUTES / (60 * 24)]).toEqual([1, 36_500]);
    for (const minutes of [SHORTEST_INTERVAL_MINUTES, 5, LONGEST_INTERVAL_MINUTES]) {
      expect(isSimulable({ serviceIntervalMinutes: minutes })).toBe(true);
      const { endedAt, report } = simulate(scenarioOf(protocol, minutes));
      expect(endedAt).toBe(100 * SECOND);
      expect(report.cycles.cycles).toBe(minutes === SHORTEST_INTERVAL_MINUTES ? 100_000 : 0);
    }
  });

  it.each(REFUSED)("one of %d minutes is refused by name, before anything is run", (minutes) => {
    expect(isSimulable({ serviceIntervalMinutes: minutes })).toBe(false);
    const refusal = new RangeError(
      `serviceIntervalMinutes is ${minutes}, but must be from ${SHORTEST_INTERVAL_MINUTES} (a millisecond) to 52560000 (a hundred years) to be simulated`,
    );
    const fleet = fleetOf(protocol, minutes);
    expect(() => simulate(scenarioOf(protocol, minutes))).toThrow(refusal);
    expect(() => new FixedFleet(fleet)).toThrow(refusal);
    expect(() => explore({ fleet, find: "overlap", joins: 0, crashes: 0, cycles: 2 })).toThrow(refusal);
    const hunt = { fleet, find: "overlap", faults: { joins: 1 }, seed: 1, tries: 20, mayShrinkFleet: false } as const;
    expect(() => search(hunt)).toThrow(refusal);
  });
});

it("rules of one's own change nothing about it", () => {
  const rules = () =>
    ({ lock: "none", tieOrder: "any", decide: () => ({ mayStart: true, reason: "always" }) }) as const;
  expect(() => simulate(scenarioOf("slot-window", 1e-8), { rules })).toThrow(RangeError);
});
