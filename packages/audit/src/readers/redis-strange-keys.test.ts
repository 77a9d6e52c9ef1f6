import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { executionText, fakeStore, iso } from "../../../../test/audit/redis/fake-fleet.js";
import { FakeRedis, type FakeValue } from "../../../../test/audit/redis/fake-redis.js";
import { A_RUNNER, checkEach, ENDED, NOW, REFUSED, RUNNING, read } from "../../../../test/audit/redis/shop.js";
import { RedisReader } from "./redis.js";

describe("what is not as pynenc writes it", () => {
  const anything: fc.Arbitrary<FakeValue> = fc.oneof(
    fc.string(),
    fc.json(),
    fc.dictionary(fc.constantFrom("creation_timestamp", "last_heartbeat", "can_run_atomic_service"), fc.string()),
    fc.array(fc.tuple(fc.string(), fc.integer())),
    fc.array(fc.string()).map((members) => new Set(members)),
  );
  const whole = fakeStore({
    name: "shop",
    runners: [A_RUNNER, { ...A_RUNNER, runner: "s" }],
    executions: [RUNNING, REFUSED],
    active: "x",
    crons: ["* * * * *"],
    lastRuns: new Map([["* * * * *", NOW]]),
    firings: [{ id: "t", crons: ["* * * * *"], at: NOW, execution: "x", runner: "r" }],
    triggers: [{ id: "t", conditions: ["cron_* * * * *"], logic: "and" }],
  }).keys;

  it("never stops a reader, whichever keys hold something else", async () => {
    const replaced = fc.dictionary(fc.constantFrom(...whole.keys()), anything, { minKeys: 1 });
    await checkEach(replaced, async (others) => {
      const records = await read(new FakeRedis([...whole, ...Object.entries(others)]));
      for (const each of records.executions) {
        expect(Number.isSafeInteger(each.start), JSON.stringify(each)).toBe(true);
        expect(each.end === undefined).toBe(each.status === "running");
      }
      for (const each of records.runners) expect(Number.isSafeInteger(each.created + each.lastSeen)).toBe(true);
    });
  });

  const execution = "__pynenc__:shop:orchestrator:atomic_service_execution:y";
  const fields = JSON.parse(executionText(REFUSED)) as Record<string, unknown>;

  it.each([
    ["no JSON", "{"],
    ["a list", "[]"],
    ["no start", { start_time: undefined }],
    ["a start that is none", { start_time: "yesterday" }],
    ["no end", { end_time: null }],
    ["another status", { status: "sleeping" }],
    ["a runner that is a number", { runner_id: 7 }],
  ])("an execution with %s is passed over and counted", async (_, change) => {
    const stored = typeof change === "string" ? change : JSON.stringify({ ...fields, ...change });
    const records = await read(new FakeRedis([...whole, [execution, stored]]));
    expect(records.executions.map(({ id }) => id)).toEqual(["x"]);
    expect(records.unread).toEqual(["1 key left out: no execution as pynenc writes it"]);
  });

  it("a text that is too long is none, and told", async () => {
    const long = "x".repeat(501);
    const store = fakeStore({
      name: "shop",
      runners: [A_RUNNER, { ...A_RUNNER, runner: long }],
      executions: [
        REFUSED,
        { ...ENDED, id: long },
        { ...ENDED, id: "e", reason: long },
        { ...ENDED, id: "f", runner: long },
      ],
      firings: [{ id: "t", crons: [long, "* * * * *"], at: NOW, execution: long, runner: "r" }],
    });
    const records = await read(store);
    expect(records.runners.map(({ runner }) => runner)).toEqual(["r"]);
    expect(records.executions.map(({ id, reason }) => [id, reason])).toEqual([
      ["e", "x".repeat(500)],
      ["y", "prior_running:x"],
    ]);
    expect(records.cronRuns).toEqual([{ cron: "* * * * *", at: NOW, execution: undefined, isOwn: true }]);
    expect(records.unread).toEqual([
      "1 key left out: runners with an id of more than 500 characters",
      "1 key left out: executions with an id of more than 500 characters",
      "1 key left out: no execution as pynenc writes it",
    ]);
  });

  it("of very many executions no more than some are in memory as they were answered, and the latest are read", async () => {
    const count = 200_010;
    const store = fakeStore({ name: "shop", runners: [A_RUNNER] });
    const set = "__pynenc__:shop:orchestrator:atomic_service_executions";
    store.keys.set(
      set,
      Array.from({ length: count }, (_, index) => [`e${index}`, index] as const),
    );
    let most = 0;
    let asked = 0;
    const ask = store.ask.bind(store);
    const reads = {
      pause: store.pause,
      ask: async (commands: Parameters<typeof ask>[0]) => {
        const [first] = commands;
        if (first?.[0] !== "GETRANGE") {
          const answers = await ask(commands);
          for (const answer of answers) if (Array.isArray(answer)) most = Math.max(most, answer.length);
          return answers;
        }
        most = Math.max(most, commands.length);
        asked += commands.length;
        return commands.map(([, key]) => {
          const id = key.slice(key.lastIndexOf(":") + 1);
          return id.startsWith("e") ? executionText({ ...ENDED, id }) : "";
        });
      },
    };
    const { executions, unread } = await new RedisReader(reads, "shop", () => NOW).read();
    expect(asked).toBeGreaterThan(200_000);
    expect(executions).toHaveLength(200_000);
    expect(executions.some(({ id }) => id === "e9")).toBe(false);
    expect(unread).toEqual(["only the latest 200000 executions were read"]);
    expect(most).toBeLessThanOrEqual(5000);
  });

  it("a time without a zone is taken as UTC, and told", async () => {
    const start = iso(REFUSED.start).slice(0, -6);
    const stored = JSON.stringify({ ...fields, start_time: start });
    const records = await read(new FakeRedis([...whole, [execution, stored]]));
    expect(records.executions.find(({ id }) => id === "y")?.start).toBe(REFUSED.start);
    expect(records.unread).toEqual(["1 time without a zone, taken for UTC"]);
  });

  it.each([
    ["creation_timestamp", "nan"],
    ["last_heartbeat", "1e400"],
    ["last_heartbeat", ""],
    ["can_run_atomic_service", "yes"],
  ])("a runner whose %s is %j is passed over and counted", async (field, value) => {
    const key = "__pynenc__:shop:orchestrator:runner_heartbeat:r";
    const hash = { ...(whole.get(key) as Record<string, string>), [field]: value };
    const records = await read(new FakeRedis([...whole, [key, hash]]));
    expect(records.runners.map((each) => each.runner)).toEqual(["s"]);
    expect(records.unread).toEqual(["1 key left out: no heartbeat of a runner as pynenc writes it"]);
  });
});
