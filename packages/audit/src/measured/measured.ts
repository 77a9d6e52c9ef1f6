import type { Microseconds } from "../records/microseconds.js";

/** The numbers that no settings file has. Undefined where the records do not show one. */
export interface Measured {
  /** Runners at once. */
  readonly runners: { readonly least: number; readonly most: number } | undefined;
  /** Between two looks of a runner, from those that left a record. */
  readonly lookPeriod: { readonly least: Microseconds; readonly median: Microseconds } | undefined;
  readonly longestExecution: Microseconds | undefined;
  /** Only one execution in twenty took longer. */
  readonly execution95: Microseconds | undefined;
  readonly medianExecution: Microseconds | undefined;
  /** The clocks of two runners differ by this at least: their records contradict each other by so much. */
  readonly leastClockDifference: Microseconds;
  /** Runners that came, and that went, while records are complete. */
  readonly joins: number;
  readonly departures: number;
}
