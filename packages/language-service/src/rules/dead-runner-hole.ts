import { cycleOf, type Fleet } from "@slotwise/core";
import { formatDuration } from "@slotwise/words";
import type { SlotRule } from "./slot-rule.js";

/** A dead runner keeps its slot for whole cycles. */
export const deadRunnerHole: SlotRule = {
  name: "dead-runner-hole",
  summary: "a dead runner's slot stays empty for whole cycles",
  severity: "info",
  onlyDeclared: true,
  anchors: ["runner_considered_dead_after_minutes", "atomic_service_interval_minutes"],
  // Where nobody ever runs, a dead runner leaves no hole.
  offends: (fleet) => fleet.totalRunners > 1 && cycleOf(fleet).regime !== "nobody" && emptyTurns(fleet) >= 1,
  message: (fleet) => {
    const turns = emptyTurns(fleet);
    const empty = turns === 1 ? "at least one turn stays" : `at least ${turns} turns in a row stay`;
    const time = formatDuration(fleet.runnerConsideredDeadAfterMinutes * 60);
    return `${empty} empty when a runner dies or is stopped: it keeps its slot for ${time}, and a rolling restart leaves such a hole for each runner it replaces`;
  },
};

/** How many turns come while it is still listed. */
function emptyTurns(fleet: Fleet): number {
  // 0.3 / 0.1 is a little less than 3 in doubles.
  const cycles = fleet.runnerConsideredDeadAfterMinutes / fleet.settings.serviceIntervalMinutes;
  return Math.floor(cycles * (1 + Number.EPSILON));
}
