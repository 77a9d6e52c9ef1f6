import type { RedisAnswer, RedisRead, RedisReads } from "@slotwise/audit";

/** What a key holds: a string, a hash, a sorted set, or a set. */
export type FakeValue =
  | string
  | Readonly<Record<string, string>>
  | readonly (readonly [member: string, score: number])[]
  | ReadonlySet<string>;

/** A Redis in memory that knows the commands a reader uses. */
export class FakeRedis implements RedisReads {
  readonly keys: Map<string, FakeValue>;
  readonly asked: RedisRead[] = [];
  pauses = 0;
  /** Called before each group of commands, to change what is there. */
  onAsk: (commands: readonly RedisRead[]) => void = () => {};

  constructor(keys: Iterable<readonly [string, FakeValue]> = []) {
    this.keys = new Map(keys);
  }

  readonly ask = async (commands: readonly RedisRead[]): Promise<readonly RedisAnswer[]> => {
    this.onAsk(commands);
    this.asked.push(...commands);
    return commands.map((command) => this.#answer(command));
  };

  readonly pause = async (): Promise<void> => {
    this.pauses++;
  };

  #answer(command: RedisRead): RedisAnswer {
    const [name, key] = command;
    const value = this.keys.get(key);
    switch (name) {
      case "EXISTS":
        return value === undefined ? 0 : 1;
      case "GETRANGE":
        if (value === undefined) return "";
        return typeof value === "string" ? value.slice(Number(command[2]), Number(command[3]) + 1) : null;
      case "HMGET":
        if (typeof value === "string" || Array.isArray(value) || value instanceof Set) return null;
        return command.slice(2).map((field) => (value as Record<string, string> | undefined)?.[field] ?? null);
      case "SRANDMEMBER":
        if (value === undefined) return [];
        return value instanceof Set ? [...value].slice(0, Number(command[2])) : null;
      case "ZCARD":
        return value === undefined ? 0 : Array.isArray(value) ? value.length : null;
      case "ZREVRANGE":
        if (value === undefined) return [];
        if (!Array.isArray(value)) return null;
        return value
          .toSorted(([, one], [, other]) => other - one)
          .map(([member]) => member as string)
          .slice(Number(command[2]), Number(command[3]) + 1);
      case "SCAN":
        return this.#scan(key, command[3], Number(command[5]));
    }
  }

  #scan(cursor: string, pattern: string, count: number): RedisAnswer {
    const all = [...this.keys.keys()];
    const next = Number(cursor) + count;
    const found = all.slice(Number(cursor), next).filter((key) => globOf(pattern).test(key));
    return [next >= all.length ? "0" : String(next), found];
  }
}

/** Redis's patterns as a regular expression, but for classes, which nobody here uses. */
function globOf(pattern: string): RegExp {
  const parts = pattern.match(/\\.|./gsu) ?? [];
  const written = parts.map((part) => {
    if (part === "*") return ".*";
    if (part === "?") return ".";
    return part
      .slice(part.length > 1 && part.startsWith("\\") ? 1 : 0)
      .replace(/[\^$.*+?()[\]{}|\\/]/, String.raw`\$&`);
  });
  return new RegExp(`^${written.join("")}$`, "su");
}
