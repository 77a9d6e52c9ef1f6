import { timingOf } from "../engine/timing.js";
import type { Scenario } from "../scenario/scenario.js";
import { configurationOf } from "../scenario/scenario.js";
import { type Microseconds, microseconds } from "../time/microseconds.js";
import type { FixedFleet } from "./fixed-fleet.js";

/** A microsecond before, at and after an edge: nowhere else does a decision change. */
const AROUND: readonly Microseconds[] = [-1, 0, 1];

/** Two turns in a row, the next of a runner's and that of the one behind it, and what moves them towards each other. */
function neighbours(fixed: FixedFleet, position: number, from: Microseconds) {
  const { fleet } = fixed;
  const timing = timingOf(configurationOf(fleet));
  const skew = microseconds(fleet.clockSkewSeconds);
  const own = fixed.turnAt(position, from);
  const next = (position + 1) % fleet.totalRunners;
  const other = fixed.turnAt(next, own.closes);
  return { timing, skew, own, next, other };
}

/**
 * Schedules in which two runners of a fixed fleet come as close to each other as they can: one, by a clock that is
 * behind, decides at the end of its turn and starts late; the next one starts at the beginning of its own.
 *
 * @param from a true time; the turns are the next ones
 */
export function* closeSchedules(fixed: FixedFleet, position: number, from: Microseconds): Generator<Scenario> {
  const { timing, skew, own, next, other } = neighbours(fixed, position, from);
  for (const before of AROUND) {
    for (const after of AROUND) {
      const local = own.closes - 1 + before;
      const startsAt = other.opens + after;
      // No more of the skew and of the delay than brings the two together.
      const late = Math.max(0, Math.min(skew + timing.startDelay, startsAt - local));
      const behind = Math.min(skew, late);
      const looksAt = local + behind;
      const start = Math.min(looksAt, startsAt) - 1;
      const end = Math.max(looksAt, startsAt) + timing.startDelay + timing.longestExecution + 2;
      yield fixed.scenario(
        new Map([
          [position, { looksAt, clockOffset: -behind, choices: { startDelay: [late - behind] } }],
          [next, { looksAt: earlierLook(startsAt, start, timing.leastGap) }],
        ]),
        start,
        end,
      );
    }
  }
}

/**
 * Schedules in which an execution, decided on as late as can be, is in the way of the next runner for as long as it can:
 * that one looks in its turn so that it is over when it looks again, as late as its loop lets it.
 */
export function* refusedSchedules(fixed: FixedFleet, position: number, from: Microseconds): Generator<Scenario> {
  const { timing, skew, own, next, other } = neighbours(fixed, position, from);
  for (const around of AROUND) {
    const refusedAt = Math.max(other.opens, other.closes - timing.mostGap + around);
    const local = own.closes - 1;
    // No more of the skew and of the delay than lets the execution begin before the look that it is to refuse.
    const late = Math.max(0, Math.min(skew + timing.startDelay, refusedAt - 1 - local));
    const behind = Math.min(skew, late);
    const looksAt = local + behind;
    const start = looksAt - 1;
    const choices = { jitter: new Array<number>(3).fill(timing.mostGap) };
    const scenario = fixed.scenario(
      new Map([
        [position, { looksAt, clockOffset: -behind, choices: { startDelay: [late - behind] } }],
        [next, { looksAt: refusedAt, choices }],
      ]),
      start,
      refusedAt + timing.mostGap + 1,
    );
    yield { ...scenario, store: { ...scenario.store, locks: true } };
  }
}

/** Schedules in which one runner looks just before its turn, and as late as it can after that. */
export function* sparseSchedules(fixed: FixedFleet, position: number, from: Microseconds): Generator<Scenario> {
  const timing = timingOf(configurationOf(fixed.fleet));
  const turn = fixed.turnAt(position, from);
  const looks = 3;
  for (const around of AROUND) {
    const looksAt = turn.opens - 1 + around;
    // More than there is: each look comes as late as it can.
    const choices = { jitter: new Array<number>(looks).fill(timing.mostGap) };
    const end = looksAt + looks * timing.mostGap + turn.closes - turn.opens;
    yield fixed.scenario(new Map([[position, { looksAt, choices }]]), looksAt - 1, end);
  }
}

/** The first of the looks, as far apart as they need not be further, that lead up to one at a time. */
function earlierLook(time: Microseconds, start: Microseconds, check: Microseconds): Microseconds {
  return time - Math.floor((time - start) / check) * check;
}
