import type { Measured } from "../measured/measured.js";
import type { Observation } from "../observation/observation.js";
import type { PromiseReport } from "../promises/promise-report.js";
import type { Clearing } from "../records/records.js";

/** What a fleet did, judged. */
export interface Audit {
  readonly observation: Observation;
  /** In the order of `AUDIT_PROMISES`, all of them. */
  readonly promises: readonly PromiseReport[];
  readonly measured: Measured;
  /** How many starts there were of each kind. */
  readonly executions: ExecutionCounts;
  /** Whether a record of a runner that is gone refuses every start, and since when. */
  readonly stuck: StuckLock | undefined;
}

export interface ExecutionCounts {
  readonly completed: number;
  readonly abandoned: number;
  readonly blocked: number;
  readonly running: number;
}

export interface StuckLock {
  readonly runner: string;
  /** Start of the record that refuses everybody. */
  readonly since: number;
  /** The last heartbeat of its owner. */
  readonly ownerLastSeen: number;
  /** Starts that it has refused, as far as they are recorded. */
  readonly refusals: number;
  readonly clearing: Clearing | undefined;
}
