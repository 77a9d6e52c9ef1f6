/** Executions, one array for each of their fields, all of the same length. */
export interface Columns {
  readonly ids: readonly (string | undefined)[];
  readonly starts: Float64Array;
  /** NaN while it runs. */
  readonly ends: Float64Array;
  /** A place in `EXECUTION_STATUSES`, and flags. */
  readonly kinds: Uint8Array;
  /** Places among the names of runners. */
  readonly runners: Uint32Array;
  /** Places among the texts of reasons. */
  readonly reasons: Uint32Array;
  readonly runnerNames: readonly string[];
  readonly reasonTexts: readonly string[];
}

/** What a kind is made of. */
export const STATUS_BITS = 0b0011;
export const HOLDS_LOCK = 0b0100;
export const IS_KEPT = 0b1000;
