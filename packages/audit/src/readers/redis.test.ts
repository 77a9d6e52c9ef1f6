import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type FakeExecution, fakeStore } from "../../../../test/audit/redis/fake-fleet.js";
import { A_RUNNER, checkEach, ENDED, NOW, RUNNING, read } from "../../../../test/audit/redis/shop.js";

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
