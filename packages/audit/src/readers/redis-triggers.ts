import { firesAlone, type StoredTrigger } from "./fires-alone.js";
import type { RedisKeys } from "./redis-keys.js";
import { askInTurn, type RedisReads, textsIn, valueAt } from "./redis-reads.js";
import { objectIn } from "./redis-values.js";

/** More tasks than this hang on no cron. */
const MOST_TRIGGERS = 1000;

/** Whether each of some crons starts a task by itself; undefined of one that has too many to tell. */
export async function readRedisFiresAlone(
  reads: RedisReads,
  keys: RedisKeys,
  crons: readonly string[],
): Promise<readonly (boolean | undefined)[]> {
  const sets = await askInTurn(
    reads,
    // Up to so many of its members, each once.
    crons.map((cron) => ["SRANDMEMBER", keys.cronTriggers(cron), String(MOST_TRIGGERS + 1)]),
  );
  const idsOf = sets.map(textsIn);
  const wanted = [...new Set(idsOf.filter(({ length }) => length <= MOST_TRIGGERS).flat())];
  const texts = await askInTurn(
    reads,
    wanted.map((id) => valueAt(keys.trigger(id))),
  );
  const triggers = new Map(wanted.map((id, index) => [id, triggerIn(texts[index])]));
  return idsOf.map((ids) =>
    ids.length > MOST_TRIGGERS ? undefined : firesAlone(ids.flatMap((id) => triggers.get(id) ?? [])),
  );
}

/** A trigger from its JSON; undefined where there is none, which happens while a task registers its own anew. */
function triggerIn(text: unknown): StoredTrigger | undefined {
  if (typeof text !== "string" || text === "") return undefined;
  const { condition_ids: conditions, logic_value: logic } = objectIn(text);
  return Array.isArray(conditions) ? { conditions: new Set(conditions).size, logic } : undefined;
}
