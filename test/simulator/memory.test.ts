import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { DAY, Random, RandomChoices, type Scenario, SECOND, simulate } from "@slotwise/simulator";
import { expect, test } from "vitest";
import { fleetOf, steady } from "./fleets.js";

setFlagsFromString("--expose-gc");
const collectGarbage: () => void = runInNewContext("gc");

const DAYS = 300;
const KIBIBYTE = 1024;

const plain = steady(fleetOf(2, { protocol: "slot-claim" }), (DAYS * DAY) / SECOND, new Random(1));
/** The store remembers what reads and a failover can still bring back, and no more. */
const forgetful: Scenario = {
  ...plain,
  faults: [{ kind: "failover", at: DAYS * DAY - 1, loses: 10 * SECOND }],
  store: { ...plain.store, staleness: 5 * SECOND, reordersTies: true },
};

test.each([
  ["a reliable store", plain],
  ["a store that remembers", forgetful],
])("after 300 days a run takes no more memory than after one: %s", (_name, scenario) => {
  const heap: number[] = [];
  let next = DAY;
  simulate(scenario, {
    choices: new RandomChoices(1, 2),
    cron: { period: 60 * SECOND, offset: 0 },
    progress: (now) => {
      if (now < next) return;
      next = now >= DAYS * DAY ? Number.POSITIVE_INFINITY : next + ((DAYS - 1) * DAY) / 4;
      collectGarbage();
      heap.push(process.memoryUsage().heapUsed);
    },
  });
  expect(heap.length).toBe(5);
  const [early = 0, ...later] = heap;
  for (const used of later) expect(used - early).toBeLessThan(400 * KIBIBYTE);
});
