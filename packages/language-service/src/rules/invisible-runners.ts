import { checkPeriodSeconds, type Fleet } from "@slotwise/core";
import { formatDuration } from "@slotwise/timeline";
import { decimalsAbove } from "../nice-numbers.js";
import type { SlotRule } from "./slot-rule.js";

/** A runner that is alive can drop out of the others' view. */
export const invisibleRunners: SlotRule = {
  name: "invisible-runners",
  summary: "a living runner counts as dead between two heartbeats",
  severity: "error",
  anchors: ["runner_considered_dead_after_minutes", "atomic_service_check_interval_minutes"],
  offends: (fleet) => fleet.totalRunners > 1 && deadAfterSeconds(fleet) < heartbeatAgeSeconds(fleet),
  message: (fleet) => {
    const age = formatDuration(heartbeatAgeSeconds(fleet));
    return `a heartbeat counts for ${formatDuration(deadAfterSeconds(fleet))} but can be ${age} old${reasons(fleet)}: a living runner then drops out of the others' view, and one that sees itself alone runs whenever it looks, whatever the others do`;
  },
  *candidates(largest) {
    const seconds = 3 * largest.checkIntervalMinutes * 60 + (largest.longestExecutionSeconds ?? 0);
    const least = Math.max(seconds, heartbeatAgeSeconds(largest) + largest.loopSeconds) / 60;
    yield { field: "runner_considered_dead_after_minutes", values: decimalsAbove(least) };
  },
};

function deadAfterSeconds(fleet: Fleet): number {
  return fleet.runnerConsideredDeadAfterMinutes * 60;
}

/** A runner writes its heartbeat when it checks, and neither checks nor writes while it executes. */
function heartbeatAgeSeconds(fleet: Fleet): number {
  return checkPeriodSeconds(fleet) + (fleet.longestExecutionSeconds ?? 0) + fleet.clockSkewSeconds;
}

function reasons(fleet: Fleet): string {
  const parts = [
    `checks every ${formatDuration(checkPeriodSeconds(fleet))}`,
    fleet.longestExecutionSeconds === undefined
      ? ""
      : `an execution of ${formatDuration(fleet.longestExecutionSeconds)}`,
    fleet.clockSkewSeconds > 0 ? `clocks ${formatDuration(fleet.clockSkewSeconds)} apart` : "",
  ].filter((part) => part !== "");
  return ` (${parts.join(", ")})`;
}
