import {
  brokenPromises,
  checkPeriodSeconds,
  cycleOf,
  type Fleet,
  idlePeriodSeconds,
  isOpenAllTheTime,
  missedTurns,
  type PromiseName,
} from "@slotwise/core";
import { formatDuration } from "@slotwise/words";
import type { FleetSummary } from "../fleets/fleet-summary.js";
import { formatShare } from "../fleets/nice-numbers.js";
import type { SlotJudgement } from "../fleets/slot-judgement.js";

/** `1 runner`, `4 runners` */
export function runnersWord(totalRunners: number): string {
  return `${totalRunners} ${totalRunners === 1 ? "runner" : "runners"}`;
}

/** The fleet that a line of a file speaks for: the largest declared, or else the largest that is safe, from 2 on. */
export function shownFleet(judgement: SlotJudgement, summary: FleetSummary): Fleet {
  return judgement.fleetOf(judgement.sizes?.most ?? Math.max(2, summary.largestSafeFleet ?? 2));
}

/** `safe up to 3 runners`; where releases differ, `safe up to 3 (pynenc 0.1.0 to 0.2.3) or 2 (0.2.4 to 0.4.0) runners`. */
export function safeUpTo(summaries: readonly FleetSummary[]): string | undefined {
  const [first] = summaries;
  if (first === undefined) return undefined;
  const said = new Set(summaries.map(({ instead, largestSafeFleet }) => instead ?? oneLimit(largestSafeFleet)));
  if (said.size === 1) return [...said][0];
  // What one release makes of the settings is not said of another: there runners may start, and be safe.
  if (summaries.some(({ instead }) => instead !== undefined)) {
    return summaries
      .map(({ instead, largestSafeFleet, name }) => `${instead ?? oneLimit(largestSafeFleet)} (pynenc ${name})`)
      .join(", ");
  }
  const each = summaries.map(({ largestSafeFleet, name }, index) => {
    return `${largestSafeFleet ?? "any number"} (${index === 0 ? "pynenc " : ""}${name})`;
  });
  return `safe up to ${each.join(" or ")} runners`;
}

/** `safe up to 3 runners`; the limit of undefined is none. */
export function oneLimit(largest: number | undefined): string {
  if (largest === undefined) return "safe for any number of runners";
  return largest === 0 ? "not even one runner is safe" : `safe up to ${runnersWord(largest)}`;
}

/**
 * What a fleet of this size does with its cycle, in one sentence for somebody who never heard of slots.
 * Ends in a full stop and does not name the number of runners.
 */
export function fleetSentence(fleet: Fleet): string {
  const cycle = cycleOf(fleet);
  const { regime, intervalSeconds, slotSeconds, marginSeconds, safeStartSeconds } = cycle;
  const [interval, slot] = [intervalSeconds, slotSeconds].map(formatDuration);
  const margin = formatDuration(marginSeconds);
  const start = formatDuration(safeStartSeconds);
  switch (regime) {
    case "alone":
      return isOpenAllTheTime(cycle)
        ? `It has nobody to wait for and starts whenever it looks, every ${formatDuration(checkPeriodSeconds(fleet))}${otherwise(fleet)}.`
        : `It may start in ${start} of each ${interval}, and looks every ${period(fleet)}${outcome(fleet)}.`;
    case "nobody":
      return `Each gets ${slot} of every ${interval}, and the margin of ${margin} takes all of it: nobody ever runs.`;
    case "half-slot":
      return `Each gets ${slot} of every ${interval}; the margin of ${margin} does not fit into that and is dropped, so half of it, ${start}, is left to start in${looking(fleet)}.`;
    case "margin":
      return `Each gets ${slot} of every ${interval}, of which ${start} are left to start in${looking(fleet)}.`;
  }
}

function looking(fleet: Fleet): string {
  const { safeStartSeconds } = cycleOf(fleet);
  if (safeStartSeconds === 0) return ": nobody ever runs";
  const isTooShort = safeStartSeconds < idlePeriodSeconds(fleet);
  return `${isTooShort ? ", but a runner looks only" : ", and a runner looks"} every ${period(fleet)}${outcome(fleet)}`;
}

/** What comes of it: what is missed, or else what else is wrong, or that nothing is. */
function outcome(fleet: Fleet): string {
  const { turns } = missedTurns(fleet);
  if (turns > 0) return `: it misses its turn in ${formatShare(turns)} of the phases that its looks can have`;
  const trouble = otherwise(fleet);
  return trouble === "" ? ": it sees every turn" : trouble;
}

function otherwise(fleet: Fleet): string {
  const [broken] = brokenPromises(fleet);
  const words = broken === undefined ? undefined : TROUBLES[broken.promise];
  return words === undefined ? "" : `; ${words}`;
}

/** Of the promises that make a fleet safe, those that have nothing to do with missing a turn. */
const TROUBLES: Partial<Record<PromiseName, string>> = {
  "executions-disjoint": "its work can last into the next runner's turn, and two run at once",
  "refused-turns-kept": "its work can last so far into the next runner's turn that the turn is lost",
  "runners-visible": "between two looks the others take it for dead, and run in its stead",
  "executing-runner-visible": "while it works the others take it for dead, and run in its stead",
};

function period(fleet: Fleet): string {
  return formatDuration(idlePeriodSeconds(fleet));
}
