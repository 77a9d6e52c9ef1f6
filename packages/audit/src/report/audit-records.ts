import { measure } from "../measured/measured.js";
import type { Observation } from "../observation/observation.js";
import { observe } from "../observation/observe.js";
import { stuckLock } from "../observation/stuck-lock.js";
import type { AuditTerms, CronClock } from "../observation/terms.js";
import { endsRecorded } from "../promises/ends-recorded.js";
import { fitsTheGap } from "../promises/fits-the-gap.js";
import { inOwnWindow } from "../promises/in-own-window.js";
import { lockReleased } from "../promises/lock-released.js";
import { oneAtATime } from "../promises/one-at-a-time.js";
import { AUDIT_PROMISES, type AuditPromise, type PromiseReport } from "../promises/promise-report.js";
import { somebodyRuns } from "../promises/somebody-runs.js";
import { ticksServed } from "../promises/ticks-served.js";
import { turnsTaken } from "../promises/turns-taken.js";
import type { Microseconds } from "../records/microseconds.js";
import type { ExecutionStatus, Records } from "../records/records.js";
import { recordsAsOf } from "../records/records-as-of.js";
import type { Audit, ExecutionCounts } from "./audit.js";

/** What records are judged by. */
export interface AuditOptions {
  /** The instant of the audit: when the records were read, by the reader's clock. */
  readonly now: Microseconds;
  /** Undefined where no settings are known: then what needs none is said. */
  readonly terms: AuditTerms | undefined;
  /** When a cron ticks; undefined for an expression that cannot be followed. Without it no tick is judged. */
  readonly clockOf?: ((cron: string) => CronClock | undefined) | undefined;
}

/** Judges what a fleet did. Pure. */
export function auditRecords(records: Records, { now, terms, clockOf }: AuditOptions): Audit {
  const observation = observe(recordsAsOf(records, now), now, terms);
  const stuck = stuckLock(observation);
  const judges: Readonly<Record<AuditPromise, () => PromiseReport>> = {
    "lock-released": () => lockReleased(observation, stuck),
    "somebody-runs": () => somebodyRuns(observation, stuck, clockOf),
    "one-at-a-time": () => oneAtATime(observation),
    "in-own-window": () => inOwnWindow(observation),
    "turns-taken": () => turnsTaken(observation),
    "fits-the-gap": () => fitsTheGap(observation),
    "ticks-served": () => ticksServed(observation, clockOf),
    "ends-recorded": () => endsRecorded(observation),
  };
  return {
    observation,
    promises: AUDIT_PROMISES.map((id) => judges[id]()),
    measured: measure(observation),
    executions: countsOf(observation),
    stuck,
  };
}

function countsOf({ attempts }: Observation): ExecutionCounts {
  const count = (wanted: ExecutionStatus) => attempts.only((status) => status === wanted).length;
  return {
    completed: count("completed"),
    abandoned: count("abandoned"),
    blocked: count("blocked"),
    running: count("running"),
  };
}
