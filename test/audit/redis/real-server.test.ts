import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { Redis } from "ioredis";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openRedis } from "../../../packages/cli/src/commands/audit/source/redis-server.js";
import type { Source } from "../../../packages/cli/src/commands/audit/source/source.js";
import { REDIS_URL, redisAnswers } from "../../fleets/redis.js";
import { type FakeFleet, keysOf } from "./fake-fleet.js";
import { redisWords } from "./redis-words.js";

const isThere = await redisAnswers();

/** An address with a user and a password in it, or another database. */
function addressWith(change: {
  readonly user?: string;
  readonly password?: string;
  readonly database?: number;
}): string {
  const url = new URL(REDIS_URL);
  url.username = change.user ?? "";
  url.password = change.password ?? "";
  if (change.database !== undefined) url.pathname = `/${change.database}`;
  return url.href;
}

const NOW = 1_800_000_000_000_000;
const id = randomUUID();
const NAMES = [`slotwise-audit-${id}`, `slotwise-audit-${id}-a?b`, `slotwise-audit-${id}-__ASTERISK__`] as const;

const fleetNamed = (name: string): FakeFleet => ({
  name,
  runners: [{ runner: "r", created: NOW, lastSeen: NOW + 1e6, eligible: true }],
  executions: [{ id: "x", runner: "r", start: NOW, end: undefined, status: "running", reason: "" }],
  active: "x",
  crons: ["*/5 * * * *"],
  triggers: [{ id: "1", conditions: ["cron_*/5 * * * *"], logic: "and" }],
  firings: [{ id: "t", crons: ["*/5 * * * *"], at: NOW, execution: "x", runner: "r" }],
});

/** What the page says that a user needs, and no more. */
function documentedRights(): readonly string[] {
  const page = readFileSync(new URL("../../../docs/audit.md", import.meta.url), "utf8");
  const [, rights] = /^ACL SETUSER \S+ on >\S+ (resetkeys .*)$/m.exec(page) ?? [];
  if (rights === undefined) throw new Error("docs/audit.md has no ACL SETUSER");
  return rights.split(" ");
}

describe.skipIf(!isThere)("a real Redis server", () => {
  const user = `slotwise-${id}`;
  const password = `p@ss/${id}`;
  let client: Redis;

  beforeAll(async () => {
    client = new Redis(REDIS_URL);
    for (const [key, value] of NAMES.flatMap((name) => keysOf(fleetNamed(name)))) {
      if (typeof value === "string") await client.set(key, value);
      else if (value instanceof Set) await client.sadd(key, ...value);
      else if (Array.isArray(value)) for (const [member, score] of value) await client.zadd(key, score, member);
      else await client.hset(key, value);
    }
    await client.set(`__pynenc__:__pynenc__:apps_info:slotwise-audit-${id}-*`, "{}");
    await client.call("ACL", "SETUSER", user, "reset", "on", `>${password}`, ...documentedRights());
  });

  afterAll(async () => {
    const keys = await client.keys(`*slotwise-audit-${id}*`);
    await client.del(...keys);
    await client.call("ACL", "DELUSER", user);
    client.disconnect();
  });

  const withSource = async <T>(address: string, use: (source: Source) => Promise<T>, wanted?: string) => {
    const source = await openRedis(address, wanted, { environment: {}, now: Date.now });
    try {
      return await use(source);
    } finally {
      source.close();
    }
  };

  it("lets go of the lock by the statement that is told, while it is that execution's", async () => {
    const key = `__pynenc__:${NAMES[0]}:orchestrator:atomic_service_active_execution`;
    for (const id of ["x", "a b", 'quoted "', "\u009B\u202E", "it's"]) {
      await client.set(key, id);
      const records = await withSource(REDIS_URL, async (source) => source.read(NAMES[0]));
      const words = redisWords(records.clearing?.statement ?? "");
      await client.set(key, "next");
      expect(await client.call(...words)).toBeNull();
      expect(await client.get(key)).toBe("next");
      await client.set(key, id);
      expect(await client.call(...words)).toBe(1);
      expect(await client.exists(key)).toBe(0);
    }
    await client.set(key, "x");
  });

  it("lists its applications under their own names, with what they hold", async () => {
    const found = await withSource(REDIS_URL, async (source) => source.applications());
    const own = found.filter(({ application }) => application.includes(id));
    const names = [NAMES[0], `slotwise-audit-${id}-*`, NAMES[1]];
    expect(own.map(({ application }) => application).toSorted()).toEqual(names.toSorted());
    for (const each of own) expect(each).toMatchObject({ runners: 1, executions: 1 });
  });

  it("is read by somebody who may do nothing but read", async () => {
    await withSource(addressWith({ user, password }), async (source) => {
      expect((await source.applications()).map(({ application }) => application)).toContain(NAMES[1]);
      const records = await source.read(NAMES[1]);
      expect(records.runners).toHaveLength(1);
      expect(records.executions).toMatchObject([{ id: "x", holdsLock: true }]);
      expect(records.crons).toEqual([{ cron: "*/5 * * * *", lastRun: undefined, firesAlone: true }]);
      expect(records.cronRuns).toEqual([{ cron: "*/5 * * * *", at: NOW, execution: "x", isOwn: true }]);
      expect(records.unread).toEqual([]);
    });
    // He may not write, so that the test means something.
    const other = new Redis(addressWith({ user, password }), {
      lazyConnect: true,
      disableClientInfo: true,
      enableReadyCheck: false,
    });
    await expect(other.set(`slotwise-audit-${id}`, "1")).rejects.toThrow("NOPERM");
    other.disconnect();
  });

  it("is asked anew after a connection that was lost", async () => {
    await withSource(addressWith({ user, password }), async (source) => {
      const first = await source.read(NAMES[0]);
      expect(await client.call("CLIENT", "KILL", "USER", user)).toBe(1);
      await expect(source.read(NAMES[0])).rejects.toThrow(/closed the connection( \(\w+\))?$/);
      expect((await source.read(NAMES[0])).executions).toEqual(first.executions);
    });
  });

  it("is asked for one application without a look at all its keys", async () => {
    const given = async (source: Source) => source.applications();
    const [one, ...others] = await withSource(REDIS_URL, given, NAMES[1]);
    expect(one).toEqual({ application: NAMES[1], runners: 0, executions: 0 });
    expect(others).toEqual([]);
    // One that is not there is looked for among all.
    const all = await withSource(REDIS_URL, given, `${NAMES[1]}-none`);
    expect(all.map(({ application }) => application)).toContain(NAMES[1]);
  });

  it("sees the same keys before and after", async () => {
    const stateOf = async () => {
      const keys = (await client.keys(`*slotwise-audit-${id}*`)).toSorted();
      return Promise.all(keys.map(async (key) => [key, await client.dumpBuffer(key), await client.ttl(key)]));
    };
    const before = await stateOf();
    await withSource(REDIS_URL, async (source) => {
      await source.read(NAMES[0]);
    });
    expect(before.length).toBeGreaterThan(0);
    expect(await stateOf()).toEqual(before);
  });

  it.each([
    ["a wrong password", { user, password: "wrong" }, "refuses this user or password"],
    ["a database that is not there", { database: 999_999 }, "has no database 999999"],
  ])("refuses %s in one line without the password", async (_, change, expected) => {
    const error: unknown = await openRedis(addressWith(change), undefined, { environment: {}, now: Date.now }).catch(
      (reason: unknown) => reason,
    );
    expect((error as Error).name).toBe("UsageError");
    expect((error as Error).message).toContain(expected);
    expect((error as Error).message).not.toContain("wrong");
  });

  it("takes a password that it does not need", async () => {
    const records = await withSource(addressWith({ password: "needless" }), (source) => source.read(NAMES[0]));
    expect(records.runners).toHaveLength(1);
  });
});
