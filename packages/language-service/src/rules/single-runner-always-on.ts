import { checkPeriodSeconds, cycleOf } from "@slotwise/core";
import { formatDuration } from "@slotwise/timeline";
import type { SlotRule } from "./slot-rule.js";

/** A lone runner executes at every check. */
export const singleRunnerAlwaysOn: SlotRule = {
  name: "single-runner-always-on",
  summary: "a lone runner executes at every check, not once a cycle",
  severity: "info",
  onlyDeclared: true,
  anchors: ["atomic_service_check_interval_minutes", "atomic_service_interval_minutes"],
  offends: (fleet) => fleet.totalRunners === 1 && timesACycle(fleet) > 1,
  message: (fleet) => {
    const { safeStartSeconds, intervalSeconds } = cycleOf(fleet);
    const silent = intervalSeconds - safeStartSeconds;
    const times = `a fleet of one runs at every check, about ${timesACycle(fleet)} times in each cycle of ${formatDuration(intervalSeconds)}, not once`;
    return fleet.protocol === "slot-claim" && silent > 0
      ? `${times}; the last ${formatDuration(silent)} of each cycle it is refused as too late`
      : times;
  },
};

function timesACycle(fleet: Parameters<SlotRule["offends"]>[0]): number {
  return Math.floor(cycleOf(fleet).safeStartSeconds / checkPeriodSeconds(fleet)) + 1;
}
