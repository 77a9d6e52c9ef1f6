import type { Microseconds } from "../records/microseconds.js";
import type { ExecutionRecord, Records, RunnerRecord } from "../records/records.js";
import type { AuditTerms } from "./terms.js";
import type { ViewChanges } from "./views.js";

/** What the records show, put in order once: every judgement and every drawing reads this. */
export interface Observation {
  readonly records: Records;
  readonly terms: AuditTerms | undefined;
  /** The instant of the audit. */
  readonly now: Microseconds;
  /** From here on every start and every refusal has its record; what is older is a biased sample. */
  readonly completeSince: Microseconds;
  /** Those that take part in the service, in the order of their turns: oldest first, then by id. */
  readonly runners: readonly RunnerRecord[];
  /** Starts that went ahead, whatever became of them, by start. */
  readonly executions: readonly ExecutionRecord[];
  /** Starts that the lock refused, by start. */
  readonly refusals: readonly ExecutionRecord[];
  /** Who saw whom, as it changed. */
  readonly views: ViewChanges;
}
