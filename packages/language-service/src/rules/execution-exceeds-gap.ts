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
  offends: (fleet) => (isDeclared(fleet) ? reachSeconds(fleet) > 0 : leavesNothing(fleet)),
  // A smaller fleet may be refused only, where a larger one loses turns.
  fleetTold: (judgement) => {
    const smallest = smallestOffending(judgement, losesTurns);
    return smallest === undefined ? undefined : judgement.fleetOf(smallest);
  },
  message: (fleet, judgement) => {
    const next = isLocked(fleet) ? "turn" : "first";
    const silence = formatDuration(guarantee(promiseOf(fleet), fleet).inequality?.right.seconds ?? 0);
    const apart = `${withRunners(fleet, judgement)} one runner's last start and the next one's ${next} are ${silence} apart`;
    const cause = isDeclared(fleet) ? `${apart}, but ${timeTaken(fleet)}` : `${apart}, and ${timeLost(fleet)}`;
    if (isLocked(fleet)) return `${refused(fleet)}: ${cause}; only that lock keeps them apart`;
    return isDeclared(fleet)
      ? `two executions overlap for up to ${formatDuration(reachSeconds(fleet))}: ${cause}`
      : `two executions overlap, however short they are: ${cause}`;
  },
  *candidates(fleet) {
    // How much is enough depends on how long an execution takes, and that only the user knows.
    if (!isDeclared(fleet)) return;
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

/** Whether somebody said how long an execution takes. */
function isDeclared({ longestExecutionSeconds }: Fleet): boolean {
  return longestExecutionSeconds !== undefined;
}

/** How far an execution reaches past the next start, one of no length where none is declared; 0 where nobody else can. */
function reachSeconds(fleet: Fleet): number {
  return -(guarantee(promiseOf(fleet), fleet).slackSeconds ?? 0);
}

/** Whether clocks and the delay of a start alone take all the time between two starts: however long an execution takes. */
function leavesNothing(fleet: Fleet): boolean {
  if (fleet.startDelaySeconds + fleet.clockSkewSeconds === 0) return false;
  return guarantee(promiseOf(fleet), fleet).verdict === "broken";
}

/** Whether a refused runner may not look again before its turn is over. */
function losesTurns(fleet: Fleet): boolean {
  return guarantee("refused-turns-kept", fleet).verdict === "broken";
}

/** "the next runner's turn of 15 s can be lost, as the store's lock refuses up to 2 of its looks in 5 s of it" */
function refused(fleet: Fleet): string {
  const { safeStartSeconds } = cycleOf(fleet);
  const reach = reachSeconds(fleet);
  const turn = formatDuration(safeStartSeconds);
  if (reach >= safeStartSeconds)
    return `the next runner's turn of ${turn} is lost, as the store's lock refuses it all the time`;
  if (!isDeclared(fleet))
    return losesTurns(fleet)
      ? `the next runner's turn of ${turn} can be lost, as the store's lock refuses it for the first part`
      : `the next runner starts late in its turn of ${turn}, as the store's lock refuses it for the first part`;
  if (!losesTurns(fleet))
    return `the next runner starts late in its turn, as the store's lock refuses ${looksWithin(reach, fleet)}`;
  const period = formatDuration(idlePeriodSeconds(fleet));
  return `the next runner's turn of ${turn} can be lost, as the store's lock refuses ${looksWithin(reach, fleet)} in ${formatDuration(reach)} of it and it looks only every ${period}`;
}

/** Looks are at least a check interval apart. */
function looksWithin(seconds: number, { checkIntervalMinutes }: Fleet): string {
  const most = Math.ceil(seconds / (checkIntervalMinutes * 60));
  if (!Number.isFinite(most)) return "whatever looks it has";
  return most === 1 ? "one of its looks" : `up to ${most} of its looks`;
}

/** "an execution takes up to 70 s", or what adds up to it */
function timeTaken(fleet: Fleet): string {
  const { startDelaySeconds, longestExecutionSeconds = 0, clockSkewSeconds } = fleet;
  const [delay, skew] = delayAndSkew(fleet);
  const execution = formatDuration(longestExecutionSeconds);
  if (delay === undefined && skew === undefined) return `an execution takes up to ${execution}`;
  const parts = [delay, `an execution of ${execution}`, skew].filter((part) => part !== undefined);
  const all = parts.length === 3 ? `${parts[0]}, ${parts[1]} and ${parts[2]}` : parts.join(" and ");
  return `${all} add up to ${formatDuration(startDelaySeconds + longestExecutionSeconds + clockSkewSeconds)}`;
}

/** "a start delay of 60 s leaves nothing of that for an execution" */
function timeLost(fleet: Fleet): string {
  const parts = delayAndSkew(fleet).filter((part) => part !== undefined);
  const leaves = fleet.clockSkewSeconds > 0 ? "leave" : "leaves";
  return `${parts.join(" and ")} ${leaves} nothing of that for an execution`;
}

function delayAndSkew({
  startDelaySeconds,
  clockSkewSeconds,
}: Fleet): readonly [delay: string | undefined, skew: string | undefined] {
  return [
    startDelaySeconds > 0 ? `a start delay of ${formatDuration(startDelaySeconds)}` : undefined,
    clockSkewSeconds > 0 ? `clocks ${formatDuration(clockSkewSeconds)} apart` : undefined,
  ];
}
