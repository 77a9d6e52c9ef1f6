import type { Fleet } from "@slotwise/core";
import { formatDuration } from "@slotwise/timeline";
import type { SlotRule } from "./slot-rule.js";

/** A dead runner keeps its slot for whole cycles. */
export const deadRunnerHole: SlotRule = {
  name: "dead-runner-hole",
  summary: "a dead runner's slot stays empty for whole cycles",
  severity: "info",
  onlyDeclared: true,
  anchors: ["runner_considered_dead_after_minutes", "atomic_service_interval_minutes"],
  offends: (fleet) => fleet.totalRunners > 1 && holeCycles(fleet) >= 1,
  message: (fleet) => {
    const cycles = holeCycles(fleet);
    const hole = cycles === 1 ? "one cycle" : `${cycles} cycles`;
    const time = formatDuration(fleet.runnerConsideredDeadAfterMinutes * 60);
    return `a runner that dies or is stopped keeps its slot for ${time}: for ${hole} nobody runs in it, and a rolling restart leaves one such hole for each runner it replaces`;
  },
};

function holeCycles(fleet: Fleet): number {
  return Math.floor(fleet.runnerConsideredDeadAfterMinutes / fleet.settings.serviceIntervalMinutes);
}
