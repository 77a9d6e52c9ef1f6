import { checkPeriodSeconds, type Fleet, guarantee } from "@slotwise/core";
import { formatDuration } from "@slotwise/timeline";
import { decimalsAbove } from "../nice-numbers.js";
import type { SlotRule } from "./slot-rule.js";

/** A runner that is alive can drop out of the others' view. */
export const invisibleRunners: SlotRule = {
  name: "invisible-runners",
  summary: "a living runner counts as dead between two heartbeats",
  severity: "error",
  anchors: ["runner_considered_dead_after_minutes", "atomic_service_check_interval_minutes"],
  offends: (fleet) =>
    guarantee("runners-visible", fleet).verdict === "broken" ||
    guarantee("executing-runner-visible", fleet).verdict === "broken",
  message: (fleet) => {
    const age = formatDuration(heartbeatAgeSeconds(fleet));
    const alone =
      fleet.protocol === "slot-window"
        ? "one that sees itself alone runs whenever it looks, whatever the others do"
        : "one that sees itself alone takes the whole cycle for its turn, and work still in progress counts as abandoned";
    return `a heartbeat counts for ${formatDuration(deadAfterSeconds(fleet))} but can be ${age} old (${reasons(fleet)}): a living runner drops out of the others' view, ${alone}`;
  },
  *candidates(fleet) {
    const seconds = 3 * fleet.checkIntervalMinutes * 60 + (fleet.longestExecutionSeconds ?? 0);
    const least = Math.max(seconds, heartbeatAgeSeconds(fleet) + fleet.loopSeconds) / 60;
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

function reasons({ longestExecutionSeconds, clockSkewSeconds, ...fleet }: Fleet): string {
  const execution = longestExecutionSeconds ?? 0;
  return [
    `a check every ${formatDuration(checkPeriodSeconds(fleet))}`,
    execution > 0 ? `an execution of ${formatDuration(execution)}` : "",
    clockSkewSeconds > 0 ? `clocks ${formatDuration(clockSkewSeconds)} apart` : "",
  ]
    .filter((part) => part !== "")
    .join(", ");
}
