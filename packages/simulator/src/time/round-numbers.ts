import { DAY, HOUR, MILLISECOND, MINUTE, type Microseconds, SECOND } from "./microseconds.js";

/** Round numbers, the roundest first. */
export const ROUND: readonly Microseconds[] = [
  DAY,
  HOUR,
  10 * MINUTE,
  5 * MINUTE,
  MINUTE,
  30 * SECOND,
  10 * SECOND,
  5 * SECOND,
  SECOND,
  500 * MILLISECOND,
  100 * MILLISECOND,
  10 * MILLISECOND,
  MILLISECOND,
  100,
  10,
  1,
];
