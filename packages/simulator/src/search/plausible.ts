import { timingOf } from "../engine/timing.js";
import type { Fault } from "../fault.js";
import { microseconds } from "../microseconds.js";
import type { Scenario } from "../scenario.js";
import type { Hunt } from "./hunt.js";

/** Whether a scenario is one that a hunt could have come up with: shrinking must not make anything worse. */
export function isPlausible({ runners, configurations, faults, start }: Scenario, hunt: Hunt): boolean {
  const offsets = runners.map(({ clockOffset }) => clockOffset);
  const skew = hunt.faults.skew ?? microseconds(hunt.fleet.clockSkewSeconds);
  if (runners.length > 0 && Math.max(...offsets) - Math.min(...offsets) > skew) return false;
  return (
    faults.every((fault) => fault.at >= start && isAllowed(fault, hunt)) &&
    runners.every((runner) => {
      const configuration = configurations[runner.configuration];
      if (configuration === undefined) return false;
      // Nobody who has long been there waits for longer than a check period.
      const { check, loop } = timingOf(configuration);
      return runner.firstLook >= 0 && runner.firstLook <= check + loop && (runner.joinsAt ?? start) >= start;
    })
  );
}

function isAllowed(fault: Fault, { faults }: Hunt): boolean {
  switch (fault.kind) {
    case "pause":
      return fault.lasts <= (faults.pause ?? 0);
    case "clock-step":
      return Math.abs(fault.by) <= (faults.clockStep ?? 0);
    case "failover":
      return fault.loses <= (faults.failover ?? 0);
    case "crash":
    case "stop":
    case "restart":
      return true;
  }
}
