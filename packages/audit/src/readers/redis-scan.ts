import { MOST_TEXT } from "../records/text-of.js";
import { type RedisReads, textsIn } from "./redis-reads.js";

/** Keys that are looked at in one step: a server answers nobody else meanwhile. */
const KEYS_IN_STEP = 1000;

/** A server that has more keys than this is not searched to its end. */
const MOST_STEPS = 20_000;

/** Keys that match more than this are not kept. */
const MOST_FOUND = 10_000;

/** Longer ones name nothing of pynenc's. */
const LONGEST_KEY = 2 * MOST_TEXT;

export interface ScannedKeys {
  readonly keys: readonly string[];
  /** Whether there may be more. */
  readonly isCutOff: boolean;
}

/** All keys that match a pattern, step by step, sorted. A key that is there all the time is found. */
export async function scanKeys(reads: RedisReads, pattern: string): Promise<ScannedKeys> {
  const found = new Set<string>();
  let cursor = "0";
  for (let step = 0; step < MOST_STEPS && found.size < MOST_FOUND; step++) {
    const [answer] = await reads.ask([["SCAN", cursor, "MATCH", pattern, "COUNT", String(KEYS_IN_STEP)]]);
    const [next, keys] = Array.isArray(answer) ? answer : [];
    for (const key of textsIn(keys)) if (key.length <= LONGEST_KEY) found.add(key);
    cursor = String(next ?? "0");
    if (cursor === "0") return { keys: [...found].sort(), isCutOff: false };
  }
  return { keys: [...found].sort(), isCutOff: true };
}
