import type { PromiseName } from "@slotwise/core";

/** A promise of a fleet in a few words: as it is said where a change makes it hold, and where a change breaks it. */
export interface PromiseWords {
  readonly promise: PromiseName;
  readonly kept: string;
  readonly broken: string;
}

/**
 * Those that settings decide about, the gravest first. Whether turns are seen at all is not among them: that is a share,
 * and told as one.
 */
export const PROMISE_WORDS: readonly PromiseWords[] = [
  { promise: "executions-disjoint", kept: "executions no longer overlap", broken: "executions can overlap" },
  {
    promise: "refused-turns-kept",
    kept: "no turn lost to a long execution",
    broken: "turns can be lost to a long execution",
  },
  {
    promise: "runners-visible",
    kept: "no living runner counts as dead",
    broken: "a living runner can count as dead",
  },
  {
    promise: "executing-runner-visible",
    kept: "no runner counts as dead while it executes",
    broken: "a runner that executes can count as dead",
  },
  {
    promise: "dead-turn-taken-over",
    kept: "a dead runner's turn is taken over",
    broken: "a dead runner's turn stays empty",
  },
  { promise: "starts-unrefused", kept: "no start is refused", broken: "a start can be refused" },
];
