import type { PromiseName } from "@slotwise/core";
import { BROKEN_PROMISE_WORDS } from "../fleets/broken-promise-words.js";

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
const KEPT = [
  ["executions-disjoint", "executions no longer overlap"],
  ["refused-turns-kept", "no turn lost to an execution that lasts"],
  ["runners-visible", "no living runner counts as dead"],
  ["executing-runner-visible", "no runner counts as dead while it executes"],
  ["dead-turn-taken-over", "a dead runner's turn is taken over"],
  ["starts-unrefused", "no start is refused"],
] as const;

export const PROMISE_WORDS: readonly PromiseWords[] = KEPT.map(([promise, kept]) => {
  return { promise, kept, broken: BROKEN_PROMISE_WORDS[promise] };
});
