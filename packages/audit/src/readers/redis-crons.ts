import { isoTime } from "../records/record-time.js";
import type { CronRecord, CronRunRecord } from "../records/records.js";
import { cronRunsIn, executionOfTriggerRun, withoutRepeats } from "./cron-run.js";
import type { RedisKeys } from "./redis-keys.js";
import {
  askEach,
  LONG_VALUES_AT_ONCE,
  LONGEST_TRIGGER_RUN_BYTES,
  latestMembers,
  type RedisAnswer,
  type RedisReads,
  valueAt,
} from "./redis-reads.js";
import { scanKeys } from "./redis-scan.js";
import { readRedisFiresAlone } from "./redis-triggers.js";
import { ZONELESS } from "./redis-values.js";
import type { UnreadRows } from "./unread-rows.js";

/** What fired. */
export interface StoredCronRuns {
  /** Each firing of a cron once, however many tasks it has started; by time. */
  readonly cronRuns: readonly CronRunRecord[];
  /** The executions that any trigger run refers to. */
  readonly kept: ReadonlySet<string>;
  /** Whether the store knows trigger runs at all. */
  readonly hasTriggerRuns: boolean;
}

/** Older ones are left out: pynenc keeps a week, 10,080 of a cron of every minute. */
const MOST_TRIGGER_RUNS = 100_000;

/** The crons that fired, as far as the store remembers. */
export async function readRedisCronRuns(
  reads: RedisReads,
  keys: RedisKeys,
  unread: UnreadRows,
): Promise<StoredCronRuns> {
  const wanted = { most: MOST_TRIGGER_RUNS, what: "trigger runs" };
  const ids = await latestMembers(reads, keys.triggerRuns, wanted, unread);
  const cronRuns: CronRunRecord[] = [];
  const kept = new Set<string>();
  const use = (text: RedisAnswer | undefined) => {
    // One that is gone was cleared away while this was read.
    if (text === "") return;
    const runs = cronRunsIn(text, () => unread.count("time", ZONELESS));
    if (runs === undefined) unread.count("key", "left out: no trigger run as pynenc writes it");
    else cronRuns.push(...runs);
    const execution = executionOfTriggerRun(text);
    if (execution !== undefined) kept.add(execution);
  };
  const runAt = (id: string) => valueAt(keys.triggerRun(id), LONGEST_TRIGGER_RUN_BYTES);
  await askEach(reads, ids, runAt, use, LONG_VALUES_AT_ONCE);
  const sorted = withoutRepeats(cronRuns).toSorted((one, other) => one.at - other.at);
  return { cronRuns: sorted, kept, hasTriggerRuns: ids.length > 0 };
}

/** The crons whose conditions are registered, and whether there may be more. */
export interface FoundCrons {
  readonly crons: readonly string[];
  readonly isCutOff: boolean;
}

/** The crons whose conditions are registered. Goes over all keys, so that whoever reads often keeps them. */
export async function findRedisCrons(reads: RedisReads, keys: RedisKeys): Promise<FoundCrons> {
  const { keys: found, isCutOff } = await scanKeys(reads, keys.cronConditions);
  return { crons: found.map((key) => key.slice(keys.cronCondition.length)), isCutOff };
}

/** Crons with their last runs: those that are registered, and those that fired. */
export async function readRedisCrons(
  reads: RedisReads,
  keys: RedisKeys,
  crons: Iterable<string>,
  unread: UnreadRows,
): Promise<readonly CronRecord[]> {
  const all = [...new Set(crons)].sort();
  const found: CronRecord[] = [];
  await askEach(
    reads,
    all,
    (cron) => valueAt(keys.cronLastRun(cron)),
    (text, cron) => {
      const lastRun = isoTime(text, () => unread.count("time", ZONELESS));
      if (lastRun === undefined && text !== "") unread.count("key", "left out: no time of a cron's last run");
      found.push({ cron, lastRun });
    },
  );
  const firesAlone = await readRedisFiresAlone(reads, keys, all);
  return found.map((each, index) => ({ ...each, firesAlone: firesAlone[index] }));
}
