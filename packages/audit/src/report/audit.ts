import type { Measured } from "../measured/measured.js";
import type { Observation } from "../observation/observation.js";
import type { StuckLock } from "../observation/stuck-lock.js";
import type { PromiseReport } from "../promises/promise-report.js";

/** What a fleet did, judged. */
export interface Audit {
  readonly observation: Observation;
  /** In the order of `AUDIT_PROMISES`, all of them. */
  readonly promises: readonly PromiseReport[];
  readonly measured: Measured;
  /** How many starts there were of each kind. */
  readonly executions: ExecutionCounts;
  /** A record of a runner that is gone and refuses every start, where there is one. */
  readonly stuck: StuckLock | undefined;
}

export interface ExecutionCounts {
  readonly completed: number;
  readonly abandoned: number;
  readonly blocked: number;
  readonly running: number;
}
