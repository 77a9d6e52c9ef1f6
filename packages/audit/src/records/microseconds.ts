/** Whole microseconds since 1970-01-01T00:00:00Z, exact in a double until the year 2255; also a difference of two. */
export type Microseconds = number;

export const SECOND: Microseconds = 1_000_000;
export const MINUTE: Microseconds = 60 * SECOND;
export const HOUR: Microseconds = 60 * MINUTE;
