import { timingOf } from "../engine/timing.js";
import type { Fault } from "../scenario/fault.js";
import type { Configuration, Scenario } from "../scenario/scenario.js";
import type { ViolationKind } from "../scenario/violation.js";
import { MINUTE, type Microseconds, microseconds } from "../time/microseconds.js";
import type { Hunt } from "./hunt.js";

/** Whether a scenario is one that a hunt could have come up with: shrinking must not make anything worse. */
export function isPlausible({ runners, configurations, faults, start }: Scenario, hunt: Hunt): boolean {
  const offsets = runners.map(({ clockOffset }) => clockOffset);
  const skew = hunt.faults.skew ?? microseconds(hunt.fleet.clockSkewSeconds);
  if (runners.length > 0 && Math.max(...offsets) - Math.min(...offsets) > skew) return false;
  const ids = new Set(runners.map(({ id }) => id));
  if (!areConfigured(runners, configurations, hunt)) return false;
  return (
    runners.every(({ replaces }) => replaces === undefined || ids.has(replaces)) &&
    faults.every((fault) => fault.at >= start && isAllowed(fault, hunt)) &&
    runners.every((runner) => {
      const configuration = configurations[runner.configuration];
      if (configuration === undefined) return false;
      const latest = latestFirstLook(configuration, hunt);
      return runner.firstLook >= 0 && runner.firstLook <= latest && (runner.joinsAt ?? start) >= start;
    })
  );
}

/** Where a fleet says how each of its runners is configured, that is what there is to break. */
function areConfigured(
  runners: Scenario["runners"],
  configurations: Scenario["configurations"],
  { configurations: own }: Hunt,
): boolean {
  if (own === undefined) return true;
  const present = runners.filter(({ joinsAt }) => joinsAt === undefined);
  return present.every(({ configuration }, position) => configurations[configuration] === own[position]);
}

/**
 * How late the first look of a runner may be. Nobody who has long been there waits for longer than a check period;
 * where two executions are to meet, or a turn to be missed, a runner may have been held up, or started anew, for as long
 * as everybody still counts it as active.
 */
export function latestFirstLook(configuration: Configuration, { find, fleet, faults }: Hunt): Microseconds {
  const { mostGap, deadAfter } = timingOf(configuration);
  if (!LATE_LOOKS.has(find)) return mostGap;
  const skew = faults.skew ?? microseconds(fleet.clockSkewSeconds);
  const interval = configuration.settings.serviceIntervalMinutes * MINUTE;
  return Math.max(mostGap, Math.min(2 * interval, deadAfter - skew));
}

/** What a look that comes late for the first time can lead to. */
const LATE_LOOKS: ReadonlySet<ViolationKind> = new Set(["overlap", "missed-turn", "lost-turn"]);

function isAllowed(fault: Fault, { faults }: Hunt): boolean {
  switch (fault.kind) {
    case "pause":
      return fault.lasts <= (faults.pause ?? 0);
    case "clock-step":
      return Math.abs(fault.by) <= (faults.clockStep ?? 0);
    case "failover":
      return fault.loses <= (faults.failover ?? 0);
    case "outage":
      return fault.lasts <= (faults.outage ?? 0);
    case "crash":
    case "stop":
    case "exception":
      return true;
  }
}
