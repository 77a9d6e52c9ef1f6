import { describe, expect, it } from "vitest";
import { fakeStore } from "../../../../test/audit/redis/fake-fleet.js";
import { FakeRedis } from "../../../../test/audit/redis/fake-redis.js";
import { ENDED, NOW, read } from "../../../../test/audit/redis/shop.js";
import { RedisReader } from "./redis.js";

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
          // Told twice, and one all the same.
          { id: "5", conditions: ["cron_both", "cron_both"], logic: "and" },
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
