import * as fc from "fast-check";
import { RedisReader } from "../../../packages/audit/src/readers/redis.js";
import type { Records } from "../../../packages/audit/src/records/records.js";
import type { FakeExecution, FakeRunner } from "./fake-fleet.js";
import type { FakeRedis } from "./fake-redis.js";

/** When everything is read, in microseconds since the epoch. */
export const NOW = 1_800_000_000_000_000;

export const A_RUNNER: FakeRunner = { runner: "r", created: NOW - 9e9, lastSeen: NOW - 5e9, eligible: true };

export const RUNNING: FakeExecution = {
  id: "x",
  runner: "r",
  start: NOW - 6e9,
  end: undefined,
  status: "running",
  reason: "",
};

export const REFUSED: FakeExecution = {
  ...RUNNING,
  id: "y",
  start: NOW - 4e9,
  end: NOW - 4e9,
  status: "blocked",
  reason: "prior_running:x",
};

export const ENDED: FakeExecution = { ...RUNNING, end: NOW - 5e9, status: "completed" };

/** What a reader makes of a store. */
export function read(store: FakeRedis, application = "shop"): Promise<Records> {
  return new RedisReader(store, application, () => NOW).read();
}

/** Promises reject outside what fast-check sees; this waits for them. */
export async function checkEach<T>(values: fc.Arbitrary<T>, check: (value: T) => Promise<void>): Promise<void> {
  await fc.assert(fc.asyncProperty(values, check), { seed: 20_260_101, numRuns: 150 });
}
