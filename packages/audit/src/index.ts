export type { Measured } from "./measured/measured.js";
export { endOf, type Observation } from "./observation/observation.js";
export type { StuckLock } from "./observation/stuck-lock.js";
export type { AuditTerms, CronClock } from "./observation/terms.js";
export { cyclesOf, type Turn, turnsBetween } from "./observation/turns.js";
export type { ViewChanges, ViewStretch } from "./observation/views.js";
export {
  AUDIT_PROMISES,
  type AuditPromise,
  type AuditVerdict,
  type Evidence,
  type PromiseReport,
} from "./promises/promise-report.js";
export { HOUR, MINUTE, type Microseconds, SECOND } from "./records/microseconds.js";
export {
  type Clearing,
  type CronRecord,
  type CronRunRecord,
  EXECUTION_STATUSES,
  type ExecutionRecord,
  type ExecutionStatus,
  type RecordSource,
  type Records,
  type RunnerRecord,
} from "./records/records.js";
export type { Audit, ExecutionCounts } from "./report/audit.js";
export { type AuditOptions, auditRecords } from "./report/audit-records.js";
