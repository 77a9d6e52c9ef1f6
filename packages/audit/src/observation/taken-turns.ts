import { missedTurns } from "@slotwise/core";
import type { ExecutionColumns } from "../records/execution-columns.js";
import { type Microseconds, SECOND } from "../records/microseconds.js";
import { endOf, type Observation } from "./observation.js";
import { RECORDED_WITHIN } from "./tolerances.js";
import { cyclesOf, MOST_TURNS, type Turn, turnsBetween } from "./turns.js";

/** The turns of living runners, and which of them they took. */
export interface TakenTurns {
  readonly turns: number;
  /** In order; the latest, where there are very many. */
  readonly missed: readonly Turn[];
  readonly missedCount: number;
  /** The first that was missed. */
  readonly firstMissed: Turn | undefined;
  /** How many each runner missed, of those that missed any. */
  readonly missedBy: ReadonlyMap<string, number>;
  /**
   * How many the model expects to be missed, and the variance of that: of one draw a runner, not one a turn, since its looks keep
   * their rhythm with the cycle.
   */
  readonly expected: number;
  readonly variance: number;
  /** In how many that were missed their runner executed all along. */
  readonly executing: number;
  /** Where judging began. */
  readonly since: Microseconds;
}

const MOST_KEPT = 1000;

/**
 * Goes through every turn in which its runner certainly lived, by a view that did not change: from when the records are complete
 * until the instant of the audit. Undefined where no settings are known, or not every start is recorded.
 */
export function takenTurns(observation: Observation): TakenTurns | undefined {
  const { terms, now, records } = observation;
  if (terms === undefined || !records.keepsEveryExecution) return undefined;
  const cycleFor = cyclesOf(terms);
  const { settings } = terms.fleetOf(1);
  const grace = settings.membershipStabilizationSeconds * SECOND;
  const since = judgedSince(observation);
  const expectedOf = new Map<number, number>();
  const attempts = new Attempts(observation);
  const missed: Turn[] = [];
  const missedBy = new Map<string, number>();
  let firstMissed: Turn | undefined;
  const own = new Map<string, { turns: number; expected: number }>();
  let [turns, missedCount, expected, executing] = [0, 0, 0, 0];
  for (const turn of turnsBetween(observation, cycleFor, since, now - RECORDED_WITHIN)) {
    const { runner, opens, closes, totalRunners } = turn;
    if (runner.created + grace > opens || runner.lastSeen < closes) continue;
    let share = expectedOf.get(totalRunners);
    if (share === undefined) {
      share = missedTurns(terms.fleetOf(totalRunners)).turns;
      expectedOf.set(totalRunners, share);
    }
    turns++;
    expected += share;
    const sums = own.get(runner.runner) ?? { turns: 0, expected: 0 };
    if (sums.turns === 0) own.set(runner.runner, sums);
    sums.turns++;
    sums.expected += share;
    if (attempts.has(runner.runner, opens, closes + RECORDED_WITHIN)) continue;
    missedCount++;
    firstMissed ??= turn;
    missedBy.set(runner.runner, (missedBy.get(runner.runner) ?? 0) + 1);
    if (attempts.busyUntil(runner.runner, opens) >= closes) executing++;
    missed.push(turn);
    if (missed.length > 2 * MOST_KEPT) missed.splice(0, MOST_KEPT);
  }
  let variance = 0;
  for (const sums of own.values()) variance += sums.expected * (sums.turns - sums.expected);
  return {
    turns,
    missed: missed.slice(-MOST_KEPT),
    missedCount,
    firstMissed,
    missedBy,
    expected,
    variance,
    executing,
    since,
  };
}

/** Since when there are records of all, and not more turns than can be gone through. */
export function judgedSince({ completeSince, now, terms, views }: Observation): Microseconds {
  if (terms === undefined) return now;
  const most = views.between(completeSince, now).reduce((count, { runners }) => Math.max(count, runners.length), 1);
  const interval = terms.fleetOf(1).settings.serviceIntervalMinutes * 60 * SECOND;
  return Math.max(completeSince, now - (MOST_TURNS / most) * interval);
}

/** The starts of each runner, found by time. */
class Attempts {
  readonly #observation: Observation;
  readonly #own: ReadonlyMap<string, ExecutionColumns>;

  constructor(observation: Observation) {
    this.#observation = observation;
    this.#own = observation.attempts.byRunner();
  }

  /** Whether a runner tried to start from one instant to another, both included. */
  has(runner: string, from: Microseconds, to: Microseconds): boolean {
    const own = this.#own.get(runner);
    const first = own?.firstFrom(from) ?? 0;
    return own !== undefined && first < own.length && own.startAt(first) <= to;
  }

  /** When what a runner had started last before an instant was over. */
  busyUntil(runner: string, time: Microseconds): Microseconds {
    const own = this.#own.get(runner);
    const next = own?.firstFrom(time) ?? 0;
    const last = next === 0 ? undefined : own?.at(next - 1);
    return last === undefined ? Number.NEGATIVE_INFINITY : endOf(last, this.#observation);
  }
}
