import { describe, expect, it } from "vitest";
import { executionText, fakeStore } from "../../../../test/audit/redis/fake-fleet.js";
import type { FakeRedis } from "../../../../test/audit/redis/fake-redis.js";
import { A_RUNNER, ENDED, NOW, REFUSED, RUNNING, read } from "../../../../test/audit/redis/shop.js";

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

  it.each([
    ["before the lock is looked at", ":atomic_service_active_execution"],
    ["between two looks at it", ":atomic_service_execution:x"],
  ])("is told as it is at the end when a runner finishes and another starts %s", async (_, asked) => {
    const next = { ...RUNNING, id: "z", runner: "q", start: NOW - 1e6 };
    const key = (id: string) => `__pynenc__:shop:orchestrator:atomic_service_execution:${id}`;
    const store = fakeStore({ ...fleet, executions: [RUNNING], active: "x" });
    let [looks, isOver] = [0, false];
    store.onAsk = ([first]) => {
      if (first?.[1].endsWith(":atomic_service_active_execution") === true) looks++;
      // All that is recorded is read before that.
      if (isOver || looks === 0 || first?.[1].endsWith(asked) !== true) return;
      isOver = true;
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
