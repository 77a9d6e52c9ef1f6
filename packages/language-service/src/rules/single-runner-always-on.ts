import { checkPeriodSeconds, cycleOf, type Fleet, startFraction } from "@slotwise/core";
import { formatDuration } from "@slotwise/words";
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
    const cycle = `each cycle of ${formatDuration(intervalSeconds)}`;
    const when = isCut(fleet) ? `the first ${formatDuration(safeStartSeconds)} of ${cycle}` : cycle;
    const checks = timesACycle(fleet);
    const times = Number.isFinite(checks) ? `about ${checks} times` : "all the time";
    const rest = isCut(fleet) ? "; in the rest of the cycle it is refused as too late" : "";
    return `a fleet of one runs at every check in ${when}, ${times}, not once${rest}`;
  },
};

/** Whether a lone runner, too, is refused when it is late in its window, which is the whole cycle. */
function isCut({ protocol, settings }: Fleet): boolean {
  return startFraction(protocol, settings) < 1;
}

function timesACycle(fleet: Fleet): number {
  return Math.floor(cycleOf(fleet).safeStartSeconds / checkPeriodSeconds(fleet)) + 1;
}
