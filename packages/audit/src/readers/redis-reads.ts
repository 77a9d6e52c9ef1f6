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

/** Asks for any number of things, some at a time. */
export async function askInTurn(reads: RedisReads, commands: readonly RedisRead[]): Promise<readonly RedisAnswer[]> {
  const answers: RedisAnswer[] = [];
  for (let first = 0; first < commands.length; first += AT_ONCE) {
    for (const answer of await reads.ask(commands.slice(first, first + AT_ONCE))) answers.push(answer);
  }
  return answers;
}

/** Longer values are cut off, and are then no record: those of pynenc have a few hundred bytes. */
const LONGEST_VALUE_BYTES = 262_144;

/** The value of a string's key. Redis gives an empty text for a key that is not there. */
export function valueAt(key: string): RedisRead {
  return ["GETRANGE", key, "0", String(LONGEST_VALUE_BYTES - 1)];
}

/** The texts in an answer, in their order; none where it is no list. */
export function textsIn(answer: RedisAnswer | undefined): readonly string[] {
  return Array.isArray(answer) ? answer.filter((each) => typeof each === "string") : [];
}

/** The latest members of a sorted set. */
export async function latestMembers(
  reads: RedisReads,
  key: string,
  most: number,
  onCutOff: () => void,
): Promise<readonly string[]> {
  const [listed] = await reads.ask([["ZREVRANGE", key, "0", String(most)]]);
  const members = textsIn(listed);
  if (members.length > most) onCutOff();
  return members.slice(0, most);
}
