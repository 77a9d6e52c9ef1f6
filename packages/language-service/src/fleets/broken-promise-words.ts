import type { PromiseName } from "@slotwise/core";

/** What a fleet does that breaks a promise, in a few words, behind which releases and numbers may stand. */
export const BROKEN_PROMISE_WORDS: Readonly<Record<PromiseName, string>> = {
  "windows-disjoint": "two runners may start at once",
  "full-coverage": "nobody ever runs",
  "single-runner": "a lone runner is refused",
  "executions-disjoint": "executions can overlap",
  "starts-unrefused": "a start can be refused",
  "refused-turns-kept": "a turn can be lost to an execution that lasts",
  "lock-released": "a runner that is killed in an execution stops the fleet",
  "no-turn-missed": "a turn can be missed",
  "runners-visible": "a living runner can count as dead",
  "executing-runner-visible": "a runner that executes can count as dead",
  "view-settles": "runners can take each other's turns when one joins",
  "dead-turn-taken-over": "a dead runner's turn stays empty",
};
