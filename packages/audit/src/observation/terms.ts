import type { Fleet } from "@slotwise/core";
import type { Microseconds } from "../records/microseconds.js";

/** When a cron ticks. Times are seconds since the epoch. */
export interface CronClock {
  /** The last tick at or before a time; undefined where none was. */
  latestAt(time: number): number | undefined;
}

/** What the settings of a fleet promise: all that records are held against. */
export interface AuditTerms {
  /** The fleet of so many runners, by its settings and the release that it runs. */
  readonly fleetOf: (totalRunners: number) => Fleet;
  /** pynenc's `atomic_service_execution_retention_minutes`; 0 keeps records for good. */
  readonly retention: Microseconds;
  /** pynenc's `atomic_service_execution_max_records`; 0 is no cap. */
  readonly mostRecords: number;
}
