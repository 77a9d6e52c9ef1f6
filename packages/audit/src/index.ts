export { auditPicture } from "./drawing/audit-picture.js";
export { describePicture } from "./drawing/describe-picture.js";
export { defaultSpan, spanAround, spanSince } from "./drawing/spans.js";
export type { Measured } from "./measured/measured.js";
export { endOf, isOverdue, type Observation } from "./observation/observation.js";
export { auditTerms, type PlainTerms } from "./observation/plain-terms.js";
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
export { timeText } from "./promises/words.js";
export { RedisReader } from "./readers/redis.js";
export { hasRedisApplication, listRedisApplications, type RedisApplications } from "./readers/redis-applications.js";
export type { RedisAnswer, RedisRead, RedisReads } from "./readers/redis-reads.js";
export { listSqliteApplications, readSqliteApplication } from "./readers/sqlite.js";
export type { SqliteDatabase, SqliteRow } from "./readers/sqlite-database.js";
export { isInWalMode, isSqliteHead, SQLITE_HEADER_BYTES } from "./readers/sqlite-head.js";
export { sqliteProblemOf, withoutFleet } from "./readers/sqlite-words.js";
export { anonymous } from "./records/anonymous.js";
export type { ApplicationSummary } from "./records/application-summary.js";
export { HOUR, MINUTE, type Microseconds, SECOND } from "./records/microseconds.js";
export { readRecordLines } from "./records/read-record-lines.js";
export {
  type Clearing,
  type CronRecord,
  type CronRunRecord,
  EXECUTION_STATUSES,
  type ExecutionList,
  type ExecutionRecord,
  type ExecutionStatus,
  type RecordSource,
  type Records,
  type RunnerProcess,
  type RunnerRecord,
} from "./records/records.js";
export { recordLines, writeRecordLines } from "./records/write-record-lines.js";
export { type Answer, answerOf } from "./report/answer.js";
export type { Audit, ExecutionCounts } from "./report/audit.js";
export { type AuditOptions, auditRecords } from "./report/audit-records.js";
export { type ClearingCall, clearingOf } from "./report/clearing-of.js";
export { evidenceText } from "./report/evidence-text.js";
export { isoTime, shortTime } from "./report/instant-words.js";
export { measuredLines } from "./report/measured-lines.js";
