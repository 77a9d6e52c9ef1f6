import type { CronRecord, CronRunRecord } from "../records/records.js";
import type { RedisKeys } from "./redis-keys.js";
import { askInTurn, type RedisReads, textsIn, valueAt } from "./redis-reads.js";
import { scanKeys } from "./redis-scan.js";
import { timeOfText, triggerRunIn } from "./redis-values.js";
import type { Unread } from "./unread.js";

/** What fired, and who fired it. */
export interface StoredCronRuns {
  /** Each firing of a cron once, however many tasks it has started; by time. */
  readonly cronRuns: readonly CronRunRecord[];
  /** The runner of an execution that fired anything, by the execution's id. */
  readonly runners: ReadonlyMap<string, string>;
  /** Whether the store knows trigger runs at all. */
  readonly hasTriggerRuns: boolean;
}

/** Older ones are left out: pynenc keeps a week, 10,080 of a cron of every minute. */
const MOST_TRIGGER_RUNS = 100_000;

/** The crons that fired, as far as the store remembers. */
export async function readRedisCronRuns(reads: RedisReads, keys: RedisKeys, unread: Unread): Promise<StoredCronRuns> {
  const [listed] = await reads.ask([["ZREVRANGE", keys.triggerRuns, "0", String(MOST_TRIGGER_RUNS)]]);
  const ids = textsIn(listed);
  if (ids.length > MOST_TRIGGER_RUNS) unread.note(`only the latest ${MOST_TRIGGER_RUNS} trigger runs were read`);
  const texts = await askInTurn(
    reads,
    ids.slice(0, MOST_TRIGGER_RUNS).map((id) => valueAt(keys.triggerRun(id))),
  );
  const cronRuns = new Map<string, CronRunRecord>();
  const runners = new Map<string, string>();
  for (const text of texts) {
    // One that is gone was cleared away while this was read.
    if (typeof text !== "string" || text === "") continue;
    const run = triggerRunIn(text, unread);
    for (const each of run.cronRuns) {
      const name = JSON.stringify([each.cron, each.at, each.execution]);
      cronRuns.set(name, { ...each, isOwn: each.isOwn || cronRuns.get(name)?.isOwn === true });
    }
    if (run.execution !== undefined && run.runner !== undefined) runners.set(run.execution, run.runner);
  }
  const sorted = [...cronRuns.values()].sort((one, other) => one.at - other.at);
  return { cronRuns: sorted, runners, hasTriggerRuns: ids.length > 0 };
}

/** The crons whose conditions are registered. Goes over all keys, so that whoever reads often keeps them. */
export async function findRedisCrons(reads: RedisReads, keys: RedisKeys): Promise<readonly string[]> {
  const { keys: found } = await scanKeys(reads, keys.cronConditions);
  return found.map((key) => key.slice(keys.cronCondition.length));
}

/** Crons with their last runs: those that are registered, and those that fired. */
export async function readRedisCrons(
  reads: RedisReads,
  keys: RedisKeys,
  crons: Iterable<string>,
  unread: Unread,
): Promise<readonly CronRecord[]> {
  const all = [...new Set(crons)].sort();
  const times = await askInTurn(
    reads,
    all.map((cron) => valueAt(keys.cronLastRun(cron))),
  );
  return all.map((cron, index) => {
    const text = times[index];
    const lastRun = timeOfText(text, unread);
    if (lastRun === undefined && typeof text === "string" && text !== "") {
      unread.add("last run of a cron has no readable time", "last runs of crons have no readable time");
    }
    return { cron, lastRun };
  });
}
