import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { executionText, type FakeExecution, fakeStore, iso } from "../../../../test/audit/redis/fake-fleet.js";
import { FakeRedis, type FakeValue } from "../../../../test/audit/redis/fake-redis.js";
import { RedisReader } from "./redis.js";

const NOW = 1_800_000_000_000_000;
const time = fc.integer({ min: NOW - 10 ** 10, max: NOW });
const text = fc.oneof(
  fc.uuid(),
  fc.string({ unit: "grapheme", minLength: 1 }).filter((each) => !/[\uD800-\uDFFF]/.test(each)),
);
const runner = fc.record({ runner: text, created: time, lastSeen: time, eligible: fc.boolean() });
const runners = fc.uniqueArray(runner, { selector: (each) => each.runner, maxLength: 8 });
const execution = fc
  .record({ id: text, runner: text, start: time, length: fc.nat(10 ** 9), reason: fc.string() })
  .chain(({ length, ...rest }) =>
    fc
      .constantFrom("running", "completed", "abandoned", "blocked")
      .map(
        (status): FakeExecution => ({ ...rest, status, end: status === "running" ? undefined : rest.start + length }),
      ),
  );
const executions = fc.uniqueArray(execution, { selector: (each) => each.id, maxLength: 12 });

const A_RUNNER = { runner: "r", created: NOW - 9e9, lastSeen: NOW - 5e9, eligible: true };
const RUNNING: FakeExecution = {
  id: "x",
  runner: "r",
  start: NOW - 6e9,
  end: undefined,
  status: "running",
  reason: "",
};
const REFUSED: FakeExecution = {
  ...RUNNING,
  id: "y",
  start: NOW - 4e9,
  end: NOW - 4e9,
  status: "blocked",
  reason: "prior_running:x",
};
const ENDED: FakeExecution = { ...RUNNING, end: NOW - 5e9, status: "completed" };

const read = (store: FakeRedis, application = "shop") => new RedisReader(store, application, () => NOW).read();

/** Promises reject outside what fast-check sees; this waits for them. */
async function checkEach<T>(values: fc.Arbitrary<T>, check: (value: T) => Promise<void>): Promise<void> {
  await fc.assert(fc.asyncProperty(values, check), { seed: 20_260_101, numRuns: 150 });
}

describe("a fleet of pynenc-redis 0.3", () => {
  it("is read as it was written, whatever its runners and executions are called", async () => {
    await checkEach(fc.tuple(runners, executions, fc.nat(20)), async ([alive, recorded, which]) => {
      const active = recorded[which];
      const store = fakeStore({
        name: "shop",
        runners: alive,
        executions: recorded,
        ...(active && { active: active.id }),
      });
      const records = await read(store);
      const byName = (one: { runner: string }, other: { runner: string }) => (one.runner < other.runner ? -1 : 1);
      expect(records.runners.toSorted(byName)).toEqual(alive.toSorted(byName));
      const locking = { end: undefined, status: "running", holdsLock: true };
      const expected = recorded.map((each) => ({ ...each, holdsLock: false, ...(each === active ? locking : {}) }));
      expect(new Set(records.executions)).toEqual(new Set(expected));
      expect(records.executions.map(({ start }) => start)).toEqual(
        recorded.map(({ start }) => start).toSorted((a, b) => a - b),
      );
      const hasEnded = active !== undefined && active.status !== "running";
      expect(records.unread.length).toBe(hasEnded ? 1 : 0);
    });
  });

  it("says which releases of pynenc have written it, and what ends the lock", async () => {
    const records = await read(fakeStore({ name: "shop", runners: [A_RUNNER], executions: [RUNNING], active: "x" }));
    expect(records).toMatchObject({
      source: "redis",
      application: "shop",
      releases: ["0.3.0", "0.3.1"],
      readAt: NOW,
      keepsEveryExecution: true,
      keepsCronRuns: true,
      clearing: {
        program: "redis-cli",
        statement: `EVAL "return redis.call('GET', KEYS[1]) == ARGV[1] and redis.call('DEL', KEYS[1])" 1 __pynenc__:shop:orchestrator:atomic_service_active_execution x`,
      },
    });
  });

  it("is found under the name in its keys, and under its own", async () => {
    const store = fakeStore({
      name: "a__OPEN_BRACKET__b__CLOSE_BRACKET____ASTERISK__ d",
      runners: [A_RUNNER],
      executions: [ENDED],
    });
    for (const name of ["a[b]* d", "a__OPEN_BRACKET__b__CLOSE_BRACKET____ASTERISK__ d"]) {
      const records = await read(store, name);
      expect(records.runners).toHaveLength(1);
      expect(records.clearing?.statement).toBe(
        'DEL "__pynenc__:a__OPEN_BRACKET__b__CLOSE_BRACKET____ASTERISK__ d:orchestrator:atomic_service_active_execution"',
      );
    }
  });
});

describe("the lock", () => {
  const fleet = { name: "shop", runners: [A_RUNNER] };
  const lockOf = async (store: FakeRedis) => {
    const records = await read(store);
    return { unread: records.unread, holders: records.executions.filter(({ holdsLock }) => holdsLock) };
  };

  it("is held by the running record that its key names", async () => {
    const { holders, unread } = await lockOf(fakeStore({ ...fleet, executions: [RUNNING, REFUSED], active: "x" }));
    expect(holders).toMatchObject([{ id: "x", status: "running" }]);
    expect(unread).toEqual([]);
  });

  it.each([
    ["is gone", {}],
    ["is empty", { active: "" }],
  ])("is nobody's where the key %s, whatever the records say", async (_, active) => {
    const { holders } = await lockOf(fakeStore({ ...fleet, executions: [RUNNING, REFUSED], ...active }));
    expect(holders).toEqual([]);
  });

  it("is held by a record that has ended where the key still names it after several looks", async () => {
    const store = fakeStore({ ...fleet, executions: [ENDED], active: "x" });
    const { holders, unread } = await lockOf(store);
    expect(holders).toEqual([{ ...RUNNING, holdsLock: true }]);
    expect(unread).toEqual(["execution x has ended, but its runner was cut off before it let go of the lock"]);
    expect(store.pauses).toBe(4);
  });

  it("is not held by a record that has ended a moment before its key is gone", async () => {
    const store = fakeStore({ ...fleet, executions: [ENDED], active: "x" });
    store.onAsk = () =>
      void (store.pauses === 1 && store.keys.delete("__pynenc__:shop:orchestrator:atomic_service_active_execution"));
    const { holders, unread } = await lockOf(store);
    expect(holders).toEqual([]);
    expect(unread).toEqual([]);
  });

  it("is held by an execution without a record, since the first refusal at the latest", async () => {
    const { holders, unread } = await lockOf(fakeStore({ ...fleet, executions: [REFUSED], active: "x" }));
    expect(holders).toEqual([{ ...RUNNING, runner: "unknown", start: REFUSED.start, holdsLock: true }]);
    expect(unread).toEqual(["execution x refuses all others and has no readable record"]);
  });

  it("is held by nobody knows whom where nothing else is there", async () => {
    const store = fakeStore({ ...fleet, active: "x" });
    expect((await lockOf(store)).holders).toEqual([]);
    const { lockWithoutRecord, clearing, keepsEveryExecution } = await read(store);
    expect([lockWithoutRecord, keepsEveryExecution]).toEqual(["x", true]);
    expect(clearing?.statement).toMatch(/^EVAL .* x$/);
    const recorded = await read(fakeStore({ ...fleet, executions: [RUNNING], active: "x" }));
    expect(recorded.lockWithoutRecord).toBeUndefined();
  });

  it("is told as it is at the end when a runner finishes and another starts meanwhile", async () => {
    const next = { ...RUNNING, id: "z", runner: "q", start: NOW - 1e6 };
    const key = (id: string) => `__pynenc__:shop:orchestrator:atomic_service_execution:${id}`;
    const store = fakeStore({ ...fleet, executions: [RUNNING], active: "x" });
    store.onAsk = ([first]) => {
      if (first?.[1].endsWith(":atomic_service_active_execution") !== true) return;
      store.keys.set(key("x"), executionText(ENDED));
      store.keys.set(key("z"), executionText(next));
      store.keys.set("__pynenc__:shop:orchestrator:atomic_service_active_execution", "z");
    };
    const records = await read(store);
    expect(records.executions).toEqual([
      { ...ENDED, holdsLock: false },
      { ...next, holdsLock: true },
    ]);
  });

  it("is nobody's when it goes from hand to hand at every look", async () => {
    const store = fakeStore({ ...fleet, executions: [RUNNING], active: "x" });
    let count = 0;
    store.onAsk = () =>
      void store.keys.set("__pynenc__:shop:orchestrator:atomic_service_active_execution", `a${count++}`);
    const { holders, unread } = await lockOf(store);
    expect(holders).toEqual([]);
    expect(unread).toEqual([]);
  });
});

describe("a fleet of pynenc-redis 0.1", () => {
  it("has the last execution of each runner", async () => {
    const alive = [
      { ...A_RUNNER, lastExecution: [NOW - 7e9, NOW - 6e9] as const },
      { ...A_RUNNER, runner: "new" },
    ];
    const records = await read(fakeStore({ name: "shop", runners: alive }));
    expect(records).toMatchObject({
      keepsEveryExecution: false,
      keepsCronRuns: false,
      clearing: undefined,
      unread: [],
    });
    expect(records.releases.at(-1)).toBe("0.2.3");
    expect(records.executions).toEqual([
      {
        id: undefined,
        runner: "r",
        start: NOW - 7e9,
        end: NOW - 6e9,
        status: "completed",
        reason: "",
        holdsLock: false,
      },
    ]);
  });

  it("is told beside one of 0.3, whose executions count", async () => {
    const alive = [{ ...A_RUNNER, lastExecution: [NOW - 7e9, NOW - 6e9] as const }];
    const records = await read(fakeStore({ name: "shop", runners: alive, executions: [ENDED] }));
    expect(records.executions.map(({ id }) => id)).toEqual(["x"]);
    expect(records.unread).toHaveLength(1);
  });

  it("cannot be told from another before anybody has executed", async () => {
    const records = await read(fakeStore({ name: "shop", runners: [A_RUNNER] }));
    expect(records).toMatchObject({ releases: [], executions: [], clearing: undefined });
  });
});

describe("crons", () => {
  it("are those that are registered and those that fired, each firing once, with its execution", async () => {
    const fired = { crons: ["*/5 * * * *", "0 3 * * *"], at: NOW - 3e9, execution: "x", runner: "r" };
    const records = await read(
      fakeStore({
        name: "shop",
        executions: [ENDED],
        crons: ["*/5 * * * *", "@daily"],
        lastRuns: new Map([["*/5 * * * *", NOW - 3e9]]),
        firings: [
          { id: "1", ...fired },
          { id: "2", ...fired, crons: ["*/5 * * * *"] },
          { id: "3", ...fired, at: NOW - 9e9, execution: null, runner: null },
        ],
      }),
    );
    expect(records.crons).toEqual([
      { cron: "*/5 * * * *", lastRun: NOW - 3e9, firesAlone: false },
      { cron: "0 3 * * *", lastRun: undefined, firesAlone: false },
      { cron: "@daily", lastRun: undefined, firesAlone: false },
    ]);
    expect(records.cronRuns).toEqual([
      { cron: "*/5 * * * *", at: NOW - 9e9, execution: undefined, isOwn: true },
      { cron: "0 3 * * *", at: NOW - 9e9, execution: undefined, isOwn: true },
      { cron: "*/5 * * * *", at: NOW - 3e9, execution: "x", isOwn: true },
      { cron: "0 3 * * *", at: NOW - 3e9, execution: "x", isOwn: true },
    ]);
  });

  it("of an application whose name is a pattern are its own", async () => {
    const store = fakeStore({ name: "a?c", crons: ["1 * * * *"] }, { name: "abc", crons: ["2 * * * *"] });
    expect((await read(store, "a?c")).crons).toEqual([{ cron: "1 * * * *", lastRun: undefined, firesAlone: false }]);
  });

  it("fire alone where a task hangs on one of them whatever else holds", async () => {
    const records = await read(
      fakeStore({
        name: "shop",
        crons: ["alone", "or", "and", "both", "gone"],
        triggers: [
          { id: "1", conditions: ["cron_alone"], logic: "and" },
          { id: "2", conditions: ["cron_or", "event_x"], logic: "or" },
          { id: "3", conditions: ["cron_and", "event_x"], logic: "and" },
          { id: "4", conditions: ["cron_both", "event_x"], logic: "and" },
          { id: "5", conditions: ["cron_both"], logic: "and" },
        ],
      }),
    );
    const alone = records.crons.filter((each) => each.firesAlone === true).map(({ cron }) => cron);
    expect(alone).toEqual(["alone", "both", "or"]);
    expect(records.crons.filter((each) => each.firesAlone === undefined)).toEqual([]);
  });

  it("have nothing hanging on them where a trigger is being registered anew, or is none", async () => {
    const whole = fakeStore({
      name: "shop",
      crons: ["* * * * *"],
      triggers: [{ id: "1", conditions: ["cron_* * * * *"], logic: "and" }],
    }).keys;
    for (const stored of ["", "{", "[]", "{}", '{"condition_ids":1}']) {
      const records = await read(new FakeRedis([...whole, ["__pynenc__:shop:trigger:trigger:1", stored]]));
      expect(records.crons).toEqual([{ cron: "* * * * *", lastRun: undefined, firesAlone: false }]);
    }
  });

  it("are not told to fire alone or not where more hangs on them than anybody has", async () => {
    const many = new Set(Array.from({ length: 1001 }, (_, index) => String(index)));
    const store = fakeStore({ name: "shop", crons: ["x"] });
    store.keys.set("__pynenc__:shop:trigger:condition_triggers:cron_x", many);
    expect((await read(store)).crons).toEqual([{ cron: "x", lastRun: undefined, firesAlone: undefined }]);
  });

  it("are looked for among all keys once, however often it is read", async () => {
    const store = fakeStore({ name: "shop", crons: ["1 * * * *"] });
    const reader = new RedisReader(store, "shop", () => NOW);
    const [first, second] = [await reader.read(), await reader.read()];
    expect(second).toEqual(first);
    expect(store.asked.filter(([name]) => name === "SCAN")).toHaveLength(1);
  });
});

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
