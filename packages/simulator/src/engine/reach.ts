import type { Microseconds } from "../microseconds.js";
import type { Scenario } from "../scenario.js";

/** How far back in true time something of a scenario can reach into what the store was: reads, and lost writes. */
export function historyOf({ store, faults }: Scenario): Microseconds {
  const lost = faults.map((fault) => (fault.kind === "failover" ? fault.loses : 0));
  return Math.max(store.staleness, 0, ...lost);
}

/** No two clocks of a scenario ever differ by more than this. */
export function spreadOf({ runners, faults, start, end }: Scenario): Microseconds {
  const offsets = runners.map(({ clockOffset }) => clockOffset);
  const drift = Math.max(0, ...runners.map(({ clockDriftPpm }) => Math.abs(clockDriftPpm))) / 1e6;
  const steps = faults.reduce((sum, fault) => sum + (fault.kind === "clock-step" ? Math.abs(fault.by) : 0), 0);
  const apart = runners.length === 0 ? 0 : Math.max(...offsets) - Math.min(...offsets);
  return apart + Math.ceil(2 * drift * (end - start)) + steps;
}
