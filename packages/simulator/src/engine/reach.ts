import type { Scenario } from "../scenario/scenario.js";
import type { Microseconds } from "../time/microseconds.js";

/** How far back in true time something of a scenario can reach into what the store was: reads, and lost writes. */
export function historyOf({ store, faults }: Scenario): Microseconds {
  return faults.reduce(
    (furthest, fault) => (fault.kind === "failover" ? Math.max(furthest, fault.loses) : furthest),
    store.staleness,
  );
}

/** No two clocks of a scenario ever differ by more than this. */
export function spreadOf({ runners, faults, start, end }: Scenario): Microseconds {
  const drift = runners.reduce((most, { clockDriftPpm }) => Math.max(most, Math.abs(clockDriftPpm)), 0) / 1e6;
  const steps = faults.reduce((sum, fault) => sum + (fault.kind === "clock-step" ? Math.abs(fault.by) : 0), 0);
  const ahead = runners.reduce((most, { clockOffset }) => Math.max(most, clockOffset), Number.NEGATIVE_INFINITY);
  const behind = runners.reduce((least, { clockOffset }) => Math.min(least, clockOffset), Number.POSITIVE_INFINITY);
  const apart = runners.length === 0 ? 0 : ahead - behind;
  return apart + Math.ceil(2 * drift * (end - start)) + steps;
}
