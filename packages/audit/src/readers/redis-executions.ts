import type { ExecutionRecord } from "../records/records.js";
import type { RedisKeys } from "./redis-keys.js";
import { askEach, type RedisReads, valueAt } from "./redis-reads.js";
import { executionIn } from "./redis-values.js";
import type { UnreadRows } from "./unread-rows.js";

/**
 * The records of executions, by their ids. One that is gone was purged while this was read, or is left of a purge: pynenc
 * takes it for none as well.
 */
export async function readExecutions(
  reads: RedisReads,
  keys: RedisKeys,
  ids: readonly string[],
  unread: UnreadRows,
): Promise<readonly ExecutionRecord[]> {
  const found: ExecutionRecord[] = [];
  await askEach(
    reads,
    ids,
    (id) => valueAt(keys.execution(id)),
    (text) => {
      const execution = typeof text === "string" && text !== "" ? executionIn(text, unread) : undefined;
      if (execution !== undefined) found.push(execution);
    },
  );
  return found;
}
