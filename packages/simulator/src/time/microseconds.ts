/**
 * Whole microseconds: a moment since the epoch or a duration. A plain number, exact up to 2^53, which is the year 2255.
 */
export type Microseconds = number;

export const MILLISECOND: Microseconds = 1_000;
export const SECOND: Microseconds = 1_000_000;
export const MINUTE: Microseconds = 60 * SECOND;
export const HOUR: Microseconds = 60 * MINUTE;
export const DAY: Microseconds = 24 * HOUR;

/** The nearest whole microsecond to a number of seconds. */
export function microseconds(seconds: number): Microseconds {
  return Math.round(seconds * SECOND);
}

/** Seconds as a double, divided once: what a runner's `time.time()` returns. */
export function secondsOf(time: Microseconds): number {
  return time / SECOND;
}
