import { checkPeriodSeconds, type Fleet, guarantee, idlePeriodSeconds, type Protocol } from "@slotwise/core";
import { formatDuration } from "@slotwise/words";
import { decimalsAbove } from "../fleets/nice-numbers.js";
import type { SlotRule } from "./slot-rule.js";

/** A runner that is alive can drop out of the others' view. */
export const invisibleRunners: SlotRule = {
  name: "invisible-runners",
  summary: "a living runner counts as dead between two heartbeats",
  severity: "error",
  anchors: [
    "runner_considered_dead_after_minutes",
    "atomic_service_check_interval_minutes",
    "runner_loop_sleep_time_sec",
  ],
  offends: (fleet) =>
    guarantee("runners-visible", fleet).verdict === "broken" ||
    guarantee("executing-runner-visible", fleet).verdict === "broken",
  message: (fleet) => {
    const age = formatDuration(heartbeatAgeSeconds(fleet));
    return `a living runner drops out of the others' view, and ${ALONE[fleet.protocol]}: a heartbeat counts for ${formatDuration(deadAfterSeconds(fleet))} but can be ${age} old (${reasons(fleet)})`;
  },
  *candidates(fleet) {
    const seconds = 3 * fleet.checkIntervalMinutes * 60 + (fleet.longestExecutionSeconds ?? 0);
    const least = Math.max(seconds, heartbeatAgeSeconds(fleet) + fleet.loopSeconds) / 60;
    yield { field: "runner_considered_dead_after_minutes", values: decimalsAbove(least) };
  },
};

/** What comes of it. */
const ALONE: Readonly<Record<Protocol, string>> = {
  "slot-window": "one that sees itself alone runs whenever it looks, whatever the others do",
  "slot-claim":
    "one that sees itself alone takes the whole cycle for its turn, where only the store's lock keeps executions apart, and what a living ThreadRunner works on can be started a second time",
};

function deadAfterSeconds(fleet: Fleet): number {
  return fleet.runnerConsideredDeadAfterMinutes * 60;
}

/** A runner writes its heartbeat when it checks, and neither checks nor writes while it executes. */
function heartbeatAgeSeconds(fleet: Fleet): number {
  return checkPeriodSeconds(fleet) + fleet.clockSkewSeconds;
}

/** Of a check interval and an execution only the longer one counts. */
function reasons(fleet: Fleet): string {
  const { longestExecutionSeconds = 0, startDelaySeconds, clockSkewSeconds, loopSeconds } = fleet;
  const isKeptByExecution = checkPeriodSeconds(fleet) > idlePeriodSeconds(fleet);
  const seconds = isKeptByExecution
    ? [
        startDelaySeconds > 0 ? `a start delay of ${formatDuration(startDelaySeconds)}` : "",
        `an execution of ${formatDuration(longestExecutionSeconds)}`,
        `a round of the loop of ${formatDuration(loopSeconds)}`,
      ]
    : [`a check every ${formatDuration(idlePeriodSeconds(fleet))}`];
  const skew = clockSkewSeconds > 0 ? `clocks ${formatDuration(clockSkewSeconds)} apart` : "";
  return [...seconds, skew].filter((part) => part !== "").join(", ");
}
