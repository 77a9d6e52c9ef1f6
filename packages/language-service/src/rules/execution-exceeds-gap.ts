import {
  cycleOf,
  type Fleet,
  guarantee,
  idlePeriodSeconds,
  LOCKLESS_PROMISES,
  PROTOCOLS,
  smallestSafeInterval,
  smallestSafeMargin,
} from "@slotwise/core";
import { formatDuration } from "@slotwise/words";
import { decimalsAbove, intervalsAbove } from "../fleets/nice-numbers.js";
import { smallestOffending } from "../fleets/offending-sizes.js";
import { valuesOf } from "./candidates.js";
import { withRunners } from "./fleet-words.js";
import type { SlotRule } from "./slot-rule.js";

/**
 * An execution that starts late in its window is still running when the next runner may start: they overlap, or, where
 * starts are locked, the store refuses the next one for a time.
 */
export const executionExceedsGap: SlotRule = {
  name: "execution-exceeds-gap",
  summary: "an execution that starts late runs into the next runner's window",
  severity: "error",
  severityFor: (fleet) => (!isLocked(fleet) ? "error" : losesTurns(fleet) ? "warning" : "info"),
  anchors: ["atomic_service_spread_margin_minutes", "atomic_service_interval_minutes"],
  offends: (fleet) => reachSeconds(fleet) > 0,
  // A smaller fleet may be refused only, where a larger one loses turns.
  fleetTold: (judgement) => {
    const smallest = smallestOffending(judgement, losesTurns);
    return smallest === undefined ? undefined : judgement.fleetOf(smallest);
  },
  message: (fleet, judgement) => {
    const next = isLocked(fleet) ? "turn" : "first";
    const silence = formatDuration(guarantee(promiseOf(fleet), fleet).inequality?.right.seconds ?? 0);
    const cause = `${withRunners(fleet, judgement)} one runner's last start and the next one's ${next} are ${silence} apart, but ${timeTaken(fleet)}`;
    return isLocked(fleet)
      ? `${cause}: ${refused(fleet)}; only that lock keeps them apart`
      : `${cause}: two executions overlap for up to ${formatDuration(reachSeconds(fleet))}`;
  },
  *candidates(fleet) {
    yield {
      field: "atomic_service_spread_margin_minutes",
      values: valuesOf(() => smallestSafeMargin(fleet, LOCKLESS_PROMISES), decimalsAbove),
    };
    yield {
      field: "atomic_service_interval_minutes",
      values: valuesOf(() => smallestSafeInterval(fleet, LOCKLESS_PROMISES), intervalsAbove),
    };
  },
};

function isLocked({ protocol }: Fleet): boolean {
  return PROTOCOLS[protocol].locksStarts;
}

function promiseOf(fleet: Fleet): "executions-disjoint" | "starts-unrefused" {
  return isLocked(fleet) ? "starts-unrefused" : "executions-disjoint";
}

/** How far an execution reaches past the next start; 0 where nobody else can, or nobody declared how long it takes. */
function reachSeconds(fleet: Fleet): number {
  if (fleet.longestExecutionSeconds === undefined) return 0;
  return -(guarantee(promiseOf(fleet), fleet).slackSeconds ?? 0);
}

/** Whether a refused runner may not look again before its turn is over. */
function losesTurns(fleet: Fleet): boolean {
  return fleet.longestExecutionSeconds !== undefined && guarantee("refused-turns-kept", fleet).verdict === "broken";
}

/** "the store's lock refuses up to 2 looks of the next runner, which still starts in its turn" */
function refused(fleet: Fleet): string {
  const { safeStartSeconds } = cycleOf(fleet);
  const reach = reachSeconds(fleet);
  const turn = formatDuration(safeStartSeconds);
  if (reach >= safeStartSeconds)
    return `the store's lock refuses the next runner all its turn of ${turn}, which is lost`;
  if (!losesTurns(fleet))
    return `the store's lock refuses ${looksWithin(reach, fleet)}, and it starts later in its turn`;
  const period = formatDuration(idlePeriodSeconds(fleet));
  return `the store's lock refuses ${looksWithin(reach, fleet)} in ${formatDuration(reach)} of its turn of ${turn}, and as it looks only every ${period} that turn can be lost`;
}

/** Looks are at least a check interval apart. */
function looksWithin(seconds: number, { checkIntervalMinutes }: Fleet): string {
  const most = Math.ceil(seconds / (checkIntervalMinutes * 60));
  if (!Number.isFinite(most)) return "whatever looks the next runner has";
  return most === 1 ? "a look of the next runner" : `up to ${most} looks of the next runner`;
}

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
