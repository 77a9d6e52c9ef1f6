import { MOST_TEXT } from "../records/text-of.js";
import type { UnreadRows } from "./unread-rows.js";

/** A command that reads. What is not here cannot be asked for, so nothing is ever written. */
export type RedisRead =
  | readonly ["EXISTS", key: string]
  | readonly ["GETRANGE", key: string, first: string, last: string]
  | readonly ["HMGET", key: string, ...fields: readonly string[]]
  | readonly ["SRANDMEMBER", key: string, most: string]
  | readonly ["SCAN", cursor: string, "MATCH", pattern: string, "COUNT", count: string]
  | readonly ["ZCARD", key: string]
  | readonly ["ZREVRANGE", key: string, first: string, last: string];

/** What a server answers; null for nothing there, and for a key that holds another type. */
export type RedisAnswer = string | number | null | readonly RedisAnswer[];

/** A Redis server, as far as a reader needs it. */
export interface RedisReads {
  /** Sends many commands at once. Answers stand in their order. Rejects when the server refuses one or is gone. */
  readonly ask: (commands: readonly RedisRead[]) => Promise<readonly RedisAnswer[]>;
  readonly pause: (milliseconds: number) => Promise<void>;
}

/** Commands that are sent at once: few enough that a fleet's own do not wait behind them. */
const AT_ONCE = 500;

/** What is sent at once of values that may be long. */
export const LONG_VALUES_AT_ONCE = 100;

/**
 * Asks about any number of things, some at a time. What is answered is handed on as it comes, and not kept: of all together
 * a server could make any amount.
 */
export async function askEach<Item>(
  reads: RedisReads,
  items: readonly Item[],
  commandFor: (item: Item) => RedisRead,
  use: (answer: RedisAnswer | undefined, item: Item) => void,
  atOnce: number = AT_ONCE,
): Promise<void> {
  for (let first = 0; first < items.length; first += atOnce) {
    const some = items.slice(first, first + atOnce);
    const answers = await reads.ask(some.map(commandFor));
    for (const [index, item] of some.entries()) use(answers[index], item);
  }
}

/** Longer values are cut off, and are then no record: those of pynenc have a few hundred bytes. */
const LONGEST_VALUE_BYTES = 16_384;

/** Trigger runs hold the arguments of tasks. */
export const LONGEST_TRIGGER_RUN_BYTES = 262_144;

/** The value of a string's key. Redis gives an empty text for a key that is not there. */
export function valueAt(key: string, mostBytes: number = LONGEST_VALUE_BYTES): RedisRead {
  return ["GETRANGE", key, "0", String(mostBytes - 1)];
}

/** The texts in an answer, in their order; none where it is no list. */
export function textsIn(answer: RedisAnswer | undefined): readonly string[] {
  return Array.isArray(answer) ? answer.filter((each) => typeof each === "string") : [];
}

/** Members that are listed at once. */
const MEMBERS_AT_ONCE = 5000;

/**
 * The latest members of a sorted set, which are the ids of something.
 * @param what they are, in the plural
 */
export async function latestMembers(
  reads: RedisReads,
  key: string,
  { most, what }: { readonly most: number; readonly what: string },
  unread: UnreadRows,
): Promise<readonly string[]> {
  // What is added while they are listed moves others into the next answer once more.
  const members = new Set<string>();
  const long = new Set<string>();
  for (let first = 0; ; first += MEMBERS_AT_ONCE) {
    const last = Math.min(first + MEMBERS_AT_ONCE - 1, most);
    const [answer] = await reads.ask([["ZREVRANGE", key, String(first), String(last)]]);
    const listed = textsIn(answer);
    for (const member of listed) {
      if (member.length <= MOST_TEXT) members.add(member);
      else if (!long.has(member.slice(0, MOST_TEXT))) {
        long.add(member.slice(0, MOST_TEXT));
        unread.count("key", `left out: ${what} with an id of more than ${MOST_TEXT} characters`);
      }
    }
    if (last === most && listed.length > most - first) unread.say(`only the latest ${most} ${what} were read`);
    if (last === most || listed.length <= last - first) return [...members].slice(0, most);
  }
}
