import type { ExecutionRecord } from "../records/records.js";
import { cutText } from "../records/text-of.js";
import { readExecutions } from "./redis-executions.js";
import type { RedisKeys } from "./redis-keys.js";
import { type RedisReads, valueAt } from "./redis-reads.js";
import { UnreadRows } from "./unread-rows.js";

/** The lock and the executions that it is about, as they were at one instant. */
export interface RedisLock {
  /** The execution that refuses all others, by its id; undefined when anybody may start. */
  readonly active: string | undefined;
  /** Its record, and those of executions that were running before, as they are now. */
  readonly executions: readonly ExecutionRecord[];
}

/** An execution ends its record first and lets go of the lock then: how often, and after what time, it is looked again. */
const MOST_LOOKS = 5;
const MILLISECONDS_BETWEEN = 40;

/**
 * Who holds the lock. Records and lock are read one after the other while a fleet goes on, so it is read again until
 * nothing has changed meanwhile; ids are never used twice.
 *
 * @param running those that were running when records were read
 */
export async function readRedisLock(
  reads: RedisReads,
  keys: RedisKeys,
  running: readonly string[],
): Promise<RedisLock> {
  let active = await activeOf(reads, keys);
  for (let look = 1; ; look++) {
    const wanted = [...new Set(active === undefined ? running : [...running, active])];
    const executions = await readExecutions(reads, keys, wanted, new UnreadRows());
    const next = await activeOf(reads, keys);
    const holder = executions.find(({ id }) => id === active);
    const isSettled = next === active && (active === undefined || holder?.status === "running");
    // A lock that goes from hand to hand is nobody's for long.
    if (isSettled || look === MOST_LOOKS) return { active: next === active ? active : undefined, executions };
    active = next;
    await reads.pause(MILLISECONDS_BETWEEN);
  }
}

/** An empty value locks nothing: Python takes it for none. */
async function activeOf(reads: RedisReads, keys: RedisKeys): Promise<string | undefined> {
  const [value] = await reads.ask([valueAt(keys.activeExecution)]);
  return cutText(value) || undefined;
}
