import { type Fleet, guarantee, smallestSafeInterval, smallestSafeMargin } from "@slotwise/core";
import { formatDuration } from "@slotwise/timeline";
import { decimalsAbove, intervalsAbove } from "../nice-numbers.js";
import { valuesOf } from "./candidates.js";
import { withRunners } from "./fleet-words.js";
import type { SlotRule } from "./slot-rule.js";

/** An execution that starts late in its window is still running when the next runner may start. */
export const executionExceedsGap: SlotRule = {
  name: "execution-exceeds-gap",
  summary: "an execution that starts late runs into the next runner's window",
  severity: "error",
  anchors: ["atomic_service_spread_margin_minutes", "atomic_service_interval_minutes"],
  offends: (fleet) => reachSeconds(fleet) > 0,
  message: (fleet, judgement) => {
    const { inequality } = guarantee("executions-disjoint", fleet);
    const silence = formatDuration(inequality?.right.seconds ?? 0);
    const lock = fleet.protocol === "slot-claim" ? ", unless the store's lock holds the second one back" : "";
    return `${withRunners(fleet, judgement)} one runner's last start and the next one's first are ${silence} apart, but ${timeTaken(fleet)}: two executions overlap for up to ${formatDuration(reachSeconds(fleet))}${lock}`;
  },
  *candidates(fleet) {
    yield {
      field: "atomic_service_spread_margin_minutes",
      values: valuesOf(() => smallestSafeMargin(fleet), decimalsAbove),
    };
    yield {
      field: "atomic_service_interval_minutes",
      values: valuesOf(() => smallestSafeInterval(fleet), intervalsAbove),
    };
  },
};

/** "an execution takes up to 70 s", or what adds up to it */
function timeTaken({ startDelaySeconds, longestExecutionSeconds = 0, clockSkewSeconds }: Fleet): string {
  const delay = startDelaySeconds > 0 ? `a start delay of ${formatDuration(startDelaySeconds)}` : undefined;
  const skew = clockSkewSeconds > 0 ? `clocks ${formatDuration(clockSkewSeconds)} apart` : undefined;
  const execution = formatDuration(longestExecutionSeconds);
  if (delay === undefined && skew === undefined) return `an execution takes up to ${execution}`;
  const parts = [delay, `an execution of ${execution}`, skew].filter((part) => part !== undefined);
  const all = parts.length === 3 ? `${parts[0]}, ${parts[1]} and ${parts[2]}` : parts.join(" and ");
  return `${all} add up to ${formatDuration(startDelaySeconds + longestExecutionSeconds + clockSkewSeconds)}`;
}

/** How far an execution reaches past the next start; 0 where nobody else can, or nobody declared how long it takes. */
function reachSeconds(fleet: Fleet): number {
  if (fleet.longestExecutionSeconds === undefined) return 0;
  return -(guarantee("executions-disjoint", fleet).slackSeconds ?? 0);
}
