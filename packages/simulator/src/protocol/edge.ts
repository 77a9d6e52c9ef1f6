import type { Microseconds } from "../time/microseconds.js";

/** Whether a start is allowed at a time: true for one stretch, and for a lone runner perhaps for the stretches beside it. */
export type IsAllowed = (time: Microseconds) => boolean;

/** How far rounding can move an edge from where arithmetic puts it. */
const REACH: Microseconds = 4;

/** The first allowed microsecond near a guess; undefined where there is none. */
export function edgeNear(isAllowed: IsAllowed, guess: Microseconds): Microseconds | undefined {
  if (isAllowed(guess) && (!isAllowed(guess - 1) || isAllowed(guess - REACH))) return guess;
  for (let time = guess - REACH; time <= guess + REACH; time++) {
    if (isAllowed(time)) return time;
  }
  return undefined;
}

/**
 * The first microsecond after `opens` that is no longer allowed.
 * @param guesses where it probably is, the most probable first
 * @param limit where it is at the latest, but for rounding
 */
export function lastEdge(
  isAllowed: IsAllowed,
  guesses: readonly Microseconds[],
  opens: Microseconds,
  limit: Microseconds,
): Microseconds {
  for (const guess of guesses) {
    if (guess > opens && !isAllowed(guess) && isAllowed(guess - 1)) return guess;
  }
  if (limit > opens && isAllowed(limit) && isAllowed(limit + REACH)) return limit;
  let allowed = opens;
  let refused = Math.max(limit, opens) + 2 * REACH;
  while (refused - allowed > 1) {
    const middle = allowed + Math.floor((refused - allowed) / 2);
    if (isAllowed(middle)) allowed = middle;
    else refused = middle;
  }
  return refused;
}
