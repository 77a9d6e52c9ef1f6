import { cycleOf, type Fleet, smallestSafeInterval, smallestSafeMargin } from "@slotwise/core";
import { formatDuration } from "@slotwise/timeline";
import { decimalsAbove, intervalsAbove } from "../nice-numbers.js";
import { valuesOf } from "./candidates.js";
import type { SlotRule } from "./slot-rule.js";

/** An execution that starts late in its window is still running when the next runner may start. */
export const executionExceedsGap: SlotRule = {
  name: "execution-exceeds-gap",
  summary: "an execution that starts late runs into the next runner's window",
  severity: "error",
  anchors: ["atomic_service_spread_margin_minutes", "atomic_service_interval_minutes"],
  offends: (fleet) => reachSeconds(fleet) > 0,
  message: (fleet) => {
    const parts = [
      fleet.startDelaySeconds > 0 ? `a start delay of ${formatDuration(fleet.startDelaySeconds)}` : "",
      `an execution of ${formatDuration(fleet.longestExecutionSeconds ?? 0)}`,
      fleet.clockSkewSeconds > 0 ? `clocks ${formatDuration(fleet.clockSkewSeconds)} apart` : "",
    ].filter((part) => part !== "");
    const silence = formatDuration(silenceSeconds(fleet));
    return `with ${fleet.totalRunners} runners ${silence} lie between the last start of one and the first of the next, but ${parts.join(" and ")} take${parts.length === 1 ? "s" : ""} longer: two executions overlap for up to ${formatDuration(reachSeconds(fleet))}${fleet.protocol === "slot-claim" ? ", unless the store's lock holds the second one back" : ""}`;
  },
  *candidates(largest) {
    yield {
      field: "atomic_service_spread_margin_minutes",
      values: valuesOf(smallestSafeMargin(largest), decimalsAbove),
    };
    yield { field: "atomic_service_interval_minutes", values: valuesOf(smallestSafeInterval(largest), intervalsAbove) };
  },
};

/** From the last safe start to the next runner's first one. */
function silenceSeconds(fleet: Fleet): number {
  const cycle = cycleOf(fleet);
  return fleet.protocol === "slot-window" ? cycle.gapSeconds : cycle.slotSeconds - cycle.safeStartSeconds;
}

/** How far an execution reaches past that; 0 where nobody else can start, or nobody declared how long it takes. */
function reachSeconds(fleet: Fleet): number {
  const { regime } = cycleOf(fleet);
  if (fleet.longestExecutionSeconds === undefined || regime === "alone" || regime === "nobody") return 0;
  return fleet.startDelaySeconds + fleet.longestExecutionSeconds + fleet.clockSkewSeconds - silenceSeconds(fleet);
}
