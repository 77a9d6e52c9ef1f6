import type { Microseconds } from "./microseconds.js";

/** How a start ended, in pynenc's own words. `blocked` is one that the store's lock refused: it took no time. */
export const EXECUTION_STATUSES = ["running", "completed", "abandoned", "blocked"] as const;

export type ExecutionStatus = (typeof EXECUTION_STATUSES)[number];

/** A process that the store has heard of, whether it lives or not. All times are by the clock of whoever wrote them. */
export interface RunnerRecord {
  readonly runner: string;
  /** Its first heartbeat. */
  readonly created: Microseconds;
  /** Its last heartbeat. */
  readonly lastSeen: Microseconds;
  /** Whether it takes part in the atomic service; a worker does not. */
  readonly eligible: boolean;
  /** Where it runs: of a runner whose record holds the lock, where the store tells. Lines of records leave it out. */
  readonly process?: RunnerProcess;
}

/** A process as an operator finds it. */
export interface RunnerProcess {
  readonly host: string;
  readonly pid: number;
}

/** One start of the atomic service, or one that was refused. */
export interface ExecutionRecord {
  /** pynenc's `atomic_service_run_id`; undefined where the source has none. */
  readonly id: string | undefined;
  readonly runner: string;
  readonly start: Microseconds;
  /** Undefined while it runs. */
  readonly end: Microseconds | undefined;
  readonly status: ExecutionStatus;
  /** pynenc's: `exception:NAME` of an abandoned one, `prior_running:ID runner:ID` of a blocked one; mostly empty. */
  readonly reason: string;
  /**
   * Whether a RUNNING record is what the store's lock goes by. In Redis that is another key than the record: once it is
   * deleted the record still says that it runs, and refuses nobody.
   */
  readonly holdsLock: boolean;
  /** Whether some trigger's run refers to it: then pynenc keeps it longer than others, beyond the retention and the cap. */
  readonly isKept?: true | undefined;
}

/**
 * What is used of an array of executions, so that a million of them need be none. Readers of stores give one whose records are made
 * when they are asked for: in JSON it is an array, for another thread it has to be spread into one.
 */
export interface ExecutionList extends Iterable<ExecutionRecord> {
  readonly length: number;
  at(index: number): ExecutionRecord | undefined;
  map<Value>(toValue: (execution: ExecutionRecord) => Value): readonly Value[];
  filter(isWanted: (execution: ExecutionRecord) => boolean): readonly ExecutionRecord[];
  reduce<Value>(next: (value: Value, execution: ExecutionRecord) => Value, first: Value): Value;
  some(isWanted: (execution: ExecutionRecord) => boolean): boolean;
  find(isWanted: (execution: ExecutionRecord) => boolean): ExecutionRecord | undefined;
  findLast(isWanted: (execution: ExecutionRecord) => boolean): ExecutionRecord | undefined;
}

/** A cron that the store knows. */
export interface CronRecord {
  /** Its expression. */
  readonly cron: string;
  /** When it last fired; undefined where the store remembers nothing. */
  readonly lastRun: Microseconds | undefined;
  /**
   * Whether it starts a task whatever else holds; false where no task hangs on it any more, or each together with other conditions
   * alone. Undefined where the source does not tell.
   */
  readonly firesAlone?: boolean | undefined;
}

/** One firing of a cron. */
export interface CronRunRecord {
  readonly cron: string;
  /** The time that it was evaluated for. */
  readonly at: Microseconds;
  /** The execution that fired it: an {@link ExecutionRecord}'s `id`; undefined where nobody says. */
  readonly execution: string | undefined;
  /** Whether a task of the application's own hung on it; false where it was only pynenc's, which look for lost work. */
  readonly isOwn: boolean;
}

/** Where records came from. */
export type RecordSource = "sqlite" | "redis" | "application" | "records";

/** All that one application's store holds about its fleet. */
export interface Records {
  readonly source: RecordSource;
  /** pynenc's `app_id`, as far as the source tells it. */
  readonly application: string | undefined;
  /** The releases of pynenc whose store looks like this, oldest first; none where it cannot be told. */
  readonly releases: readonly string[];
  /** Whether it was made by rustvello, which decides as pynenc 0.1.0 to 0.2.3 do. */
  readonly isRustvello: boolean;
  /** When they were read, by the reader's clock; undefined where the source says nothing. */
  readonly readAt: Microseconds | undefined;
  /** Whether every execution leaves a record of its own. pynenc 0.2.3 and rustvello on SQLite keep the last of each runner. */
  readonly keepsEveryExecution: boolean;
  readonly runners: readonly RunnerRecord[];
  readonly executions: ExecutionList;
  readonly crons: readonly CronRecord[];
  readonly cronRuns: readonly CronRunRecord[];
  /** Whether the source keeps a record of each firing; where not, only the last run of each cron is known. */
  readonly keepsCronRuns: boolean;
  /**
   * The execution that the store's lock names, by its id, where nothing else of it is left: who holds the lock, and since when,
   * nobody can tell. In Redis the lock is another key than the record.
   */
  readonly lockWithoutRecord?: string | undefined;
  /** The exact statement that ends the record of a runner that is gone, for this store and this table. */
  readonly clearing: Clearing | undefined;
  /** What could not be read, a sentence each: `2 rows of x have no start time`. */
  readonly unread: readonly string[];
}

/** A statement for an operator. */
export interface Clearing {
  /** The program that takes it: `sqlite3`, `redis-cli`. */
  readonly program: "sqlite3" | "redis-cli";
  /** The execution that it ends, and no other; undefined where it ends whatever runs. */
  readonly execution?: string | undefined;
  /** `UPDATE "app_1a2b3c4d__orchestrator_atomic_service_executions" SET ...` */
  readonly statement: string;
}
