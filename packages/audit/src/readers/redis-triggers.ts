import { firesAlone, type StoredTrigger } from "./fires-alone.js";
import type { RedisKeys } from "./redis-keys.js";
import { askEach, LONG_VALUES_AT_ONCE, type RedisReads, textsIn, valueAt } from "./redis-reads.js";
import { objectIn } from "./redis-values.js";

/** More tasks than this hang on no cron. */
const MOST_TRIGGERS = 1000;
/** Each may answer with as many. */
const CRONS_AT_ONCE = 20;

/** Whether each of some crons starts a task by itself; undefined of one that has too many to tell. */
export async function readRedisFiresAlone(
  reads: RedisReads,
  keys: RedisKeys,
  crons: readonly string[],
): Promise<readonly (boolean | undefined)[]> {
  const idsOf: (readonly string[])[] = [];
  await askEach(
    reads,
    crons,
    // Up to so many of its members, each once.
    (cron) => ["SRANDMEMBER", keys.cronTriggers(cron), String(MOST_TRIGGERS + 1)],
    (answer) => idsOf.push(textsIn(answer)),
    CRONS_AT_ONCE,
  );
  const wanted = [...new Set(idsOf.filter(({ length }) => length <= MOST_TRIGGERS).flat())];
  const triggers = new Map<string, StoredTrigger | undefined>();
  await askEach(
    reads,
    wanted,
    (id) => valueAt(keys.trigger(id)),
    (text, id) => triggers.set(id, triggerIn(text)),
    LONG_VALUES_AT_ONCE,
  );
  return idsOf.map((ids) =>
    ids.length > MOST_TRIGGERS ? undefined : firesAlone(ids.flatMap((id) => triggers.get(id) ?? [])),
  );
}

/** A trigger from its JSON; undefined where there is none, which happens while a task registers its own anew. */
function triggerIn(text: unknown): StoredTrigger | undefined {
  if (typeof text !== "string") return undefined;
  const { condition_ids: conditions, logic_value: logic } = objectIn(text);
  return Array.isArray(conditions) ? { conditions: new Set(conditions).size, logic } : undefined;
}
