import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, describe, expect, it } from "vitest";
import { environmentsForTests } from "../../packages/pynenc/scripts/environments.mjs";
import { REDIS_URL, redisAnswers } from "../fleets/redis.js";

/** Each release with the newest plugin for Redis that it starts with, where there is one. */
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  "0.2.3": ["pynenc==0.2.3", "pynenc-redis==0.1.5"],
  "0.2.4": ["pynenc==0.2.4"],
  "0.3.1": ["pynenc==0.3.1", "pynenc-redis==0.3.0"],
  "0.4.0": ["pynenc==0.4.0"],
};
const STORES = ["memory", "sqlite", "analysed", "redis"] as const;
type Store = (typeof STORES)[number];

/** In what order runners of one creation time are listed. */
type Order = "by id" | "as they registered" | "any";

/** By release: what its stores do. */
const ORDERS: Readonly<Record<string, Partial<Readonly<Record<Store, Order>>>>> = {
  "0.2.3": { memory: "as they registered", sqlite: "as they registered", analysed: "any", redis: "by id" },
  "0.2.4": { memory: "by id", sqlite: "by id", analysed: "by id" },
  "0.3.1": { memory: "by id", sqlite: "by id", analysed: "by id", redis: "by id" },
  "0.4.0": { memory: "by id", sqlite: "by id", analysed: "by id" },
};

interface Answer {
  readonly registered: readonly string[];
  readonly orders: readonly (readonly string[])[];
  readonly ownPlaces: readonly number[];
  readonly firstMayStart: readonly (readonly [readonly string[], readonly string[]])[];
}

const HELPER = fileURLToPath(new URL("ask_ties.py", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "slotwise-ties-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const environments = await environmentsForTests(
  Object.entries(PACKAGES).map(([name, packages]) => ({ name, packages: [...packages] })),
);
const hasRedis = await redisAnswers();

const CASES = Object.entries(ORDERS).flatMap(([release, stores]) =>
  STORES.flatMap((store) => {
    const order = stores[store];
    return order === undefined || (store === "redis" && !hasRedis) ? [] : [{ release, store, order }];
  }),
);

async function ask(release: string, store: Store): Promise<Answer> {
  const python = environments.kind === "ready" ? environments.pythons.get(release) : undefined;
  const where = {
    memory: [],
    sqlite: [fileOf(release, store)],
    analysed: [fileOf(release, store)],
    redis: [REDIS_URL],
  };
  const { stdout } = await promisify(execFile)(python ?? "", [HELPER, store, ...where[store]]);
  return JSON.parse(stdout);
}

function fileOf(release: string, store: Store): string {
  return join(folder, `${release}-${store}.db`);
}

describe.runIf(environments.kind === "ready")("runners of one creation time", () => {
  it.each(CASES)("are listed $order in the store $store of pynenc $release", async ({ release, store, order }) => {
    const { registered, orders, ownPlaces, firstMayStart } = await ask(release, store);
    if (order === "any") {
      expect(orders.length).toBeGreaterThan(10);
      // That planner reads by last heartbeat, so whoever looks is the last in its own view: all take one slot.
      expect(ownPlaces).toEqual(registered.map(() => registered.length - 1));
    } else {
      const listed = order === "by id" ? registered.toSorted() : registered;
      expect(orders).toEqual([listed]);
      expect(ownPlaces).toEqual(registered.map((each) => listed.indexOf(each)));
    }
    // A decision takes the list as it is: no release sorts it again.
    expect(firstMayStart).toEqual(orders.map((each) => [[each[0]], [each.at(-1)]]));
  });
});

if (environments.kind === "missing") {
  it.skip(`the order of runners of one creation time is not looked at: ${environments.reason}`, () => {});
}
