import { cycleOf, type Fleet, guarantee, type PromiseName } from "@slotwise/core";
import {
  closeSchedules,
  ExtremeChoices,
  FixedFleet,
  type Microseconds,
  microseconds,
  type Random,
  RandomChoices,
  refusedSchedules,
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
  /** Starts that the store's lock refused, and executions that overlapped in spite of it, where there is one. */
  readonly refusals: number;
  readonly overlapsDespiteLock: number;
}

/** The same for turns, with the longest time for which a look that starts nothing can be the last one. */
export interface MissedTurnComparison extends Comparison {
  readonly greatestGap: Microseconds;
  /** The part of a turn in which its runner can start. */
  readonly turn: Microseconds;
}

/** What keeps executions apart but for the store's lock: under `slot-claim` whoever gets in the way is refused. */
export function apartPromise(fleet: Fleet): PromiseName {
  return fleet.protocol === "slot-claim" ? "starts-unrefused" : "executions-disjoint";
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
  const promise = guarantee(apartPromise(fleet), fleet);
  const from = cycleStart(fleet, random);
  let leastGap: Microseconds = Number.POSITIVE_INFINITY;
  let refusals = 0;
  let overlapsDespiteLock = 0;
  if (fleet.totalRunners > 1) {
    const position = random.upTo(fleet.totalRunners - 1);
    for (const scenario of closeSchedules(fixed, position, from)) {
      leastGap = Math.min(leastGap, gapIn(scenario));
      if (fleet.protocol !== "slot-claim") continue;
      const { report } = simulate({ ...scenario, store: { ...scenario.store, locks: true } });
      refusals += report.blocks.refusals;
      overlapsDespiteLock += report.overlaps.count;
    }
    const { report } = simulate(anySchedule(fixed, from, random), { choices: anyChoices(random, fleet) });
    leastGap = Math.min(leastGap, report.overlaps.leastGap);
  }
  const { slackSeconds } = promise;
  const holds = promise.verdict === "holds";
  const slack = holds && slackSeconds !== undefined ? microseconds(slackSeconds) + lastInstant(fleet) : undefined;
  const isFound = leastGap < lastInstant(fleet);
  return { fleet, slackSeconds, holds, isFound, leastGap, slack, refusals, overlapsDespiteLock };
}

export function compareMissedTurn(fleet: Fleet, random: Random): MissedTurnComparison {
  const fixed = new FixedFleet(fleet);
  const promise = guarantee("no-turn-missed", fleet);
  const from = cycleStart(fleet, random);
  const position = random.upTo(fleet.totalRunners - 1);
  let missed = 0;
  for (const scenario of sparseSchedules(fixed, position, from)) missed += simulate(scenario).report.missedTurns;
  missed += simulate(anySchedule(fixed, from, random), { choices: anyChoices(random, fleet) }).report.missedTurns;
  return {
    fleet,
    slackSeconds: promise.slackSeconds,
    holds: promise.verdict === "holds",
    isFound: missed > 0,
    greatestGap: greatestGap(fleet),
    turn: microseconds(cycleOf(fleet).safeStartSeconds),
  };
}

/**
 * The longest time between two looks that rounds of the loop let come about, where the closed form's `C + q` allows for
 * any rounds: the last of them begins just before `C` has passed if so many rounds can take just that long; else all of
 * them take the longest, and one fewer are not enough. An execution of a runner that may always start comes first.
 */
export function greatestGap(fleet: Fleet): Microseconds {
  const { regime, safeStartSeconds, intervalSeconds } = cycleOf(fleet);
  const alwaysStarts = regime === "alone" && safeStartSeconds === intervalSeconds;
  const busy = alwaysStarts ? microseconds(fleet.longestExecutionSeconds ?? 0) : 0;
  const rest = Math.max(0, Math.round(fleet.checkIntervalMinutes * 60e6) - busy);
  const longest = Math.max(1, microseconds(fleet.loopSeconds));
  const shortest = Math.max(1, longest - microseconds(fleet.loopOverheadSeconds));
  const before = Math.ceil((rest - 1) / longest);
  if (rest === 0) return busy + longest;
  return busy + (before * shortest <= rest - 1 ? rest - 1 + longest : Math.ceil(rest / longest) * longest);
}

/** Whether a refused runner loses its turn in some schedule, against the closed form of that. */
export function compareLostTurn(fleet: Fleet, random: Random): Comparison {
  const fixed = new FixedFleet(fleet);
  const promise = guarantee("refused-turns-kept", fleet);
  const from = cycleStart(fleet, random);
  let lost = 0;
  if (fleet.totalRunners > 1) {
    const position = random.upTo(fleet.totalRunners - 1);
    for (const scenario of refusedSchedules(fixed, position, from)) {
      lost += simulate(scenario).report.blocks.turnsLost;
    }
    const any = anySchedule(fixed, from, random);
    const locked = { ...any, store: { ...any.store, locks: true } };
    lost += simulate(locked, { choices: anyChoices(random, fleet) }).report.blocks.turnsLost;
  }
  return { fleet, slackSeconds: promise.slackSeconds, holds: promise.verdict === "holds", isFound: lost > 0 };
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
