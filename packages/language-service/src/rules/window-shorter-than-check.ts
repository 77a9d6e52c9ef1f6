import {
  cycleOf,
  type Fleet,
  idlePeriodSeconds,
  largestSafeCheckInterval,
  type MissedTurns,
  missedTurns,
  smallestSafeInterval,
} from "@slotwise/core";
import { formatDuration } from "@slotwise/words";
import { decimalsBelow, formatShare, intervalsAbove } from "../fleets/nice-numbers.js";
import { valuesOf } from "./candidates.js";
import { withRunners } from "./fleet-words.js";
import type { SlotRule } from "./slot-rule.js";

/** A runner can look away for the whole of its turn. */
export const windowShorterThanCheck: SlotRule = {
  name: "window-shorter-than-check",
  summary: "a runner checks too seldom to catch every turn",
  severity: "warning",
  startConditions: ["two-runner-slot-short", "check-exceeds-two-runner-slot", "loop-exceeds-two-runner-slot"],
  anchors: [
    "atomic_service_check_interval_minutes",
    "atomic_service_interval_minutes",
    "atomic_service_spread_margin_minutes",
  ],
  // Where the margin lets nobody run, or a runner looks at most once a cycle, that is the problem to tell.
  offends: (fleet) => {
    const { regime, safeStartSeconds, settings } = cycleOf(fleet);
    if (regime === "nobody" || fleet.checkIntervalMinutes >= settings.serviceIntervalMinutes) return false;
    return safeStartSeconds < idlePeriodSeconds(fleet);
  },
  message: (fleet, judgement) => {
    const runners = withRunners(fleet, judgement);
    const missed = missedTurns(fleet);
    const turns = `a runner misses its turn in ${formatShare(missed.turns)} of the phases that its looks can have`;
    const cycles =
      fleet.totalRunners === 1
        ? ""
        : `; nobody runs in ${emptyShare(missed.cyclesRange)} of the cycles, by the phases in which the runners were started and which they keep, ${formatShare(missed.cycles)} on average`;
    return `${turns}: ${runners} ${startTime(fleet)}, but looks only every ${formatDuration(idlePeriodSeconds(fleet))}${cycles}${inStep(fleet)}`;
  },
  *candidates(fleet) {
    yield {
      field: "atomic_service_check_interval_minutes",
      values: valuesOf(() => largestSafeCheckInterval(fleet), decimalsBelow),
    };
    yield {
      field: "atomic_service_interval_minutes",
      values: valuesOf(() => smallestSafeInterval(fleet), intervalsAbove),
    };
  },
};

/** `up to half`, `4 % to 52 %` */
function emptyShare({ least, most }: MissedTurns["cyclesRange"]): string {
  return least < 0.005 ? `up to ${formatShare(most)}` : `${formatShare(least)} to ${formatShare(most)}`;
}

/**
 * With one to three looks a cycle the phase can stand still: then the share says nothing about what comes next. With more
 * of them it moves on.
 */
function inStep(fleet: Fleet): string {
  const { intervalSeconds } = cycleOf(fleet);
  const looks = Math.ceil(intervalSeconds / idlePeriodSeconds(fleet));
  const canKeepStep = looks <= 3 && looks * fleet.checkIntervalMinutes * 60 <= intervalSeconds;
  return canKeepStep
    ? `; ${looks} ${looks === 1 ? "look" : "looks"} can take just one cycle, and then it misses every turn or none`
    : "";
}

/** "each may start for 15 s of its 75 s slot" */
function startTime(fleet: Fleet): string {
  const { safeStartSeconds, slotSeconds, regime } = cycleOf(fleet);
  const [time, slot] = [formatDuration(safeStartSeconds), formatDuration(slotSeconds)];
  if (regime !== "alone") return `each may start for ${time} of its ${slot} slot`;
  return safeStartSeconds < slotSeconds
    ? `it may start for ${time} of its ${slot} cycle`
    : `it may start at any time of its ${slot} cycle`;
}
