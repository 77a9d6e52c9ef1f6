/** What a store does with the last run of a cron when a runner starts, and so registers all its crons anew. */
export interface CronMemory {
  /** The value of `trigger_cls`. */
  readonly triggerClass: string;
  /** As people call it. */
  readonly store: string;
  /** Whether the last run is forgotten then: the row or document that holds it is replaced. */
  readonly isForgottenAtStart: boolean;
}

/**
 * Every release from 0.1.0 to 0.4.0 does the same. SQLite was measured with real runners of 0.2.3 and 0.4.0, Redis with
 * those of 0.3.1 and pynenc-redis 0.3.0; pynenc-mongo 0.3.0 was run on a stand-in for MongoDB (mongomock). The memory of one
 * process, `MemTrigger`, ends with it: then there is no store to forget anything.
 */
export const CRON_MEMORIES: readonly CronMemory[] = [
  { triggerClass: "SQLiteTrigger", store: "SQLite", isForgottenAtStart: true },
  { triggerClass: "RedisTrigger", store: "Redis", isForgottenAtStart: false },
  { triggerClass: "MongoTrigger", store: "MongoDB", isForgottenAtStart: true },
];
