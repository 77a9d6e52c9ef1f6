import type { Microseconds } from "../records/microseconds.js";
import type { RunnerRecord } from "../records/records.js";

/** The membership view for a stretch of time in which it did not change. */
export interface ViewStretch {
  readonly from: Microseconds;
  /** The first instant at which it was another. */
  readonly to: Microseconds;
  /** In the order of their turns. Those that died less than dead-after ago are among them. */
  readonly runners: readonly RunnerRecord[];
}

/** The view at each instant, rebuilt from first and last heartbeats. */
export interface ViewChanges {
  /** In order of time, without a hole; the first has no beginning (-Infinity), the last no end (Infinity). */
  readonly stretches: readonly ViewStretch[];
  at(time: Microseconds): ViewStretch;
}
