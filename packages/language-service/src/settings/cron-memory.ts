import type { Protocol } from "@slotwise/core";

/** What a store does with the last run of a cron when a runner starts, and so registers all its crons anew. */
export interface CronMemory {
  /** The value of `trigger_cls`. */
  readonly triggerClass: string;
  /** As people call it. */
  readonly store: string;
  /** Whether the last run is forgotten then: the row or document that holds it is replaced. */
  readonly isForgottenAtStart: boolean;
  /** Whether that was seen with real runners, or only read in the code. */
  readonly isMeasured: boolean;
}

/**
 * Every release from 0.1.0 to 0.4.0 does the same; SQLite was measured with 0.2.3 and 0.4.0, Redis with pynenc 0.3.1 and
 * pynenc-redis 0.3.0. The memory of one process, `MemTrigger`, ends with it: then there is no store to forget anything.
 */
export const CRON_MEMORIES: readonly CronMemory[] = [
  { triggerClass: "SQLiteTrigger", store: "SQLite", isForgottenAtStart: true, isMeasured: true },
  { triggerClass: "RedisTrigger", store: "Redis", isForgottenAtStart: false, isMeasured: true },
  { triggerClass: "MongoTrigger", store: "MongoDB", isForgottenAtStart: true, isMeasured: false },
];

/** The protocols of the releases in which `[trigger] enable_scheduler = false` stops all crons: from 0.2.4 on. */
export const SCHEDULER_CAN_BE_STOPPED: ReadonlySet<Protocol> = new Set(["slot-claim"]);
