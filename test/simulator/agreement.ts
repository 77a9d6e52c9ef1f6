import { cycleOf, type Fleet, guarantee } from "@slotwise/core";
import {
  closeSchedules,
  ExtremeChoices,
  FixedFleet,
  type Microseconds,
  microseconds,
  type Random,
  RandomChoices,
  type Scenario,
  simulate,
  sparseSchedules,
} from "@slotwise/simulator";

/** What the closed form and the simulator say about one promise of one fleet. */
export interface Comparison {
  readonly fleet: Fleet;
  /** In seconds; undefined where no inequality decides. */
  readonly slackSeconds: number | undefined;
  readonly holds: boolean;
  readonly isFound: boolean;
}

/** The same for executions, with how close two of them came. */
export interface OverlapComparison extends Comparison {
  readonly leastGap: Microseconds;
  /** How close the closed form says they can come; undefined where it says nothing, or that they overlap. */
  readonly slack: Microseconds | undefined;
}

/**
 * How far the last microsecond in which a runner may start lies before the end of its time to start. A window is
 * half-open, so its last microsecond is one before its end, and executions that touch in whole microseconds overlap by
 * a part of one. Where a claim is cut short the last instant belongs to it, and executions that touch only touch.
 */
export function lastInstant(fleet: Fleet): Microseconds {
  const { safeStartSeconds, windowSeconds } = cycleOf(fleet);
  return safeStartSeconds < windowSeconds ? 0 : 1;
}

export function compareOverlap(fleet: Fleet, random: Random): OverlapComparison {
  const fixed = new FixedFleet(fleet);
  const promise = guarantee("executions-disjoint", fleet);
  const from = cycleStart(fleet, random);
  let leastGap: Microseconds = Number.POSITIVE_INFINITY;
  if (fleet.totalRunners > 1) {
    const position = random.upTo(fleet.totalRunners - 1);
    for (const scenario of closeSchedules(fixed, position, from)) leastGap = Math.min(leastGap, gapIn(scenario));
    const { report } = simulate(anySchedule(fixed, from, random), { choices: anyChoices(random, fleet) });
    leastGap = Math.min(leastGap, report.overlaps.leastGap);
  }
  const { slackSeconds } = promise;
  const holds = promise.verdict === "holds";
  const slack = holds && slackSeconds !== undefined ? microseconds(slackSeconds) + lastInstant(fleet) : undefined;
  return { fleet, slackSeconds, holds, isFound: leastGap < lastInstant(fleet), leastGap, slack };
}

export function compareMissedTurn(fleet: Fleet, random: Random): Comparison {
  const fixed = new FixedFleet(fleet);
  const promise = guarantee("no-turn-missed", fleet);
  const from = cycleStart(fleet, random);
  const position = random.upTo(fleet.totalRunners - 1);
  let missed = 0;
  for (const scenario of sparseSchedules(fixed, position, from)) missed += simulate(scenario).report.missedTurns;
  missed += simulate(anySchedule(fixed, from, random), { choices: anyChoices(random, fleet) }).report.missedTurns;
  return { fleet, slackSeconds: promise.slackSeconds, holds: promise.verdict === "holds", isFound: missed > 0 };
}

/** Two cycles in any phases, with any offsets of the clocks that the skew allows. */
function anySchedule(fixed: FixedFleet, start: Microseconds, random: Random): Scenario {
  const { clockSkewSeconds, settings, checkIntervalMinutes, totalRunners } = fixed.fleet;
  const skew = microseconds(clockSkewSeconds);
  const check = microseconds(checkIntervalMinutes * 60);
  const parts = new Map(
    Array.from({ length: totalRunners }, (_, index) => [
      index,
      { looksAt: start + random.upTo(check), clockOffset: random.pick([0, skew, random.upTo(skew)]) },
    ]),
  );
  return fixed.scenario(parts, start, start + microseconds(2 * settings.serviceIntervalMinutes * 60));
}

function anyChoices(random: Random, fleet: Fleet): RandomChoices | ExtremeChoices {
  return random.oneIn(2)
    ? new RandomChoices(random.next(), fleet.totalRunners)
    : new ExtremeChoices(random.next(), fleet.totalRunners);
}

function gapIn(scenario: Scenario): Microseconds {
  return simulate(scenario).report.overlaps.leastGap;
}

/** The start of some cycle, from the first one to those of today. */
function cycleStart(fleet: Fleet, random: Random): Microseconds {
  const intervalSeconds = fleet.settings.serviceIntervalMinutes * 60;
  const number = random.pick([0, 1, random.upTo(1000), Math.floor(1.8e9 / intervalSeconds)]);
  return Math.ceil(number * intervalSeconds * 1e6);
}
