import { overlapsOf } from "./journal.js";
import type { RealFleet } from "./real-fleet.js";

/** What a fleet did in a stretch of time. */
export interface Counts {
  readonly looks: number;
  readonly starts: number;
  /** Looks that the decision allowed and the store's lock refused. */
  readonly refusals: number;
  /** Pairs of executions of different runners that went on at once. */
  readonly overlaps: number;
}

/** @param from, to seconds since the epoch */
export function countsBetween({ runners, executions }: RealFleet, from: number, to: number): Counts {
  const isWithin = (at: number) => from <= at && at < to;
  const looks = runners.flatMap((runner) => runner.looks).filter(({ at }) => isWithin(at));
  const begun = executions.filter(({ start }) => isWithin(start));
  return {
    looks: looks.length,
    starts: begun.length,
    refusals: looks.filter(({ decision, granted }) => decision === "assigned" && !granted).length,
    overlaps: overlapsOf(begun).length,
  };
}

/** The longest time between two looks of one runner that both lie in a stretch of time. */
export function longestPeriod({ runners }: RealFleet, from: number, to: number): number {
  const periods = runners.flatMap(({ looks }) => {
    const within = looks.filter(({ decidedAt }) => from <= decidedAt && decidedAt < to);
    return within.slice(1).map(({ decidedAt }, index) => decidedAt - (within[index]?.decidedAt ?? decidedAt));
  });
  return Math.max(0, ...periods);
}
