import {
  checkPeriodSeconds,
  cycleOf,
  type Fleet,
  largestSafeCheckInterval,
  missedTurns,
  smallestSafeInterval,
} from "@slotwise/core";
import { formatDuration } from "@slotwise/timeline";
import { decimalsBelow, formatShare, intervalsAbove } from "../nice-numbers.js";
import { valuesOf } from "./candidates.js";
import type { SlotRule } from "./slot-rule.js";

/** A runner can look away for the whole of its turn. */
export const windowShorterThanCheck: SlotRule = {
  name: "window-shorter-than-check",
  summary: "a runner checks too seldom to catch every turn",
  severity: "warning",
  anchors: [
    "atomic_service_check_interval_minutes",
    "atomic_service_interval_minutes",
    "atomic_service_spread_margin_minutes",
  ],
  // Where nobody may run at all, that is the problem to tell.
  offends: (fleet) => cycleOf(fleet).regime !== "nobody" && cycleOf(fleet).safeStartSeconds < checkPeriodSeconds(fleet),
  message: (fleet) => {
    const missed = missedTurns(fleet);
    const turns = `${formatShare(missed.turns)} of its turns are missed`;
    const cycles = `in ${formatShare(missed.cycles)} of the cycles nobody runs`;
    return `${startTime(fleet)}, but looks only every ${formatDuration(checkPeriodSeconds(fleet))}: ${turns}, and ${cycles}`;
  },
  *candidates(largest) {
    yield {
      field: "atomic_service_check_interval_minutes",
      values: valuesOf(largestSafeCheckInterval(largest), decimalsBelow),
    };
    yield { field: "atomic_service_interval_minutes", values: valuesOf(smallestSafeInterval(largest), intervalsAbove) };
  },
};

/** "with 4 runners each may start for 15 s of its 75 s slot" */
function startTime(fleet: Fleet): string {
  const { safeStartSeconds, slotSeconds, regime } = cycleOf(fleet);
  const time = formatDuration(safeStartSeconds);
  if (regime === "alone") return `a lone runner may start for ${time} of its cycle of ${formatDuration(slotSeconds)}`;
  return `with ${fleet.totalRunners} runners each may start for ${time} of its slot of ${formatDuration(slotSeconds)}`;
}
