import { createFleet, createSlotSettings, type Fleet, type FleetDescription, type SlotSettings } from "@slotwise/core";
import { configurationOf, nameOf, type Random, RELIABLE_STORE, type Scenario } from "@slotwise/simulator";

type Changes = Partial<Omit<FleetDescription, "settings" | "totalRunners">>;

/** pynenc's defaults but for what is said. */
export function fleetOf(totalRunners: number, changes: Changes = {}, settings: Partial<SlotSettings> = {}): Fleet {
  return createFleet({
    protocol: "slot-window",
    settings: createSlotSettings(settings),
    totalRunners,
    longestExecutionSeconds: 10,
    ...changes,
  });
}

/** A fleet that has long been there, its looks in any phases. */
export function steady(fleet: Fleet, seconds: number, random: Random): Scenario {
  const check = Math.round(fleet.checkIntervalMinutes * 60e6);
  const skew = Math.round(fleet.clockSkewSeconds * 1e6);
  return {
    configurations: [configurationOf(fleet)],
    runners: Array.from({ length: fleet.totalRunners }, (_, index) => ({
      id: nameOf(index),
      configuration: 0,
      firstLook: random.upTo(check),
      clockOffset: random.upTo(skew),
      clockDriftPpm: 0,
    })),
    faults: [],
    store: RELIABLE_STORE,
    start: 0,
    end: seconds * 1e6,
  };
}
