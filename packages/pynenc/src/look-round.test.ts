import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DEFAULT_LOOP_OVERHEAD_SECONDS, loopRoundSeconds, loopVariationSeconds } from "./look-round.js";

const seconds = fc.double({ min: 0, max: 60, noNaN: true });
const runners = ["ThreadRunner", "PersistentProcessRunner", "MultiThreadRunner", "ProcessRunner"];
const brokers = ["MemBroker", "SQLiteBroker", "RedisBroker", "MongoBroker"];

/** The longest time between two looks that were measured of idle runners: design rows, from docs/measured.md. */
const MEASURED: readonly (readonly [runner: string, broker: string, c: number, l: number, t: number, most: number])[] =
  [
    ["ThreadRunner", "SQLiteBroker", 0.5, 0.1, 0.1, 0.67],
    ["PersistentProcessRunner", "SQLiteBroker", 0.5, 0.5, 0.1, 1.07],
    ["MultiThreadRunner", "SQLiteBroker", 0.5, 0.1, 0.1, 0.57],
    ["ProcessRunner", "SQLiteBroker", 0.5, 0.5, 0.1, 0.58],
    ["ThreadRunner", "SQLiteBroker", 2, 0.1, 0.1, 2.2],
    ["ThreadRunner", "SQLiteBroker", 2.05, 0.5, 0.1, 3.02],
    ["MultiThreadRunner", "SQLiteBroker", 2.05, 0.5, 0.1, 2.53],
    ["ThreadRunner", "RedisBroker", 0.5, 0.1, 0.1, 0.87],
    ["ProcessRunner", "RedisBroker", 0.5, 0.1, 0.1, 0.68],
    ["ThreadRunner", "RedisBroker", 0.5, 0.1, 1, 1.33],
    ["ProcessRunner", "RedisBroker", 0.5, 0.1, 1, 1.22],
  ];

describe("loopRoundSeconds", () => {
  it.each(MEASURED)("bounds the looks of a %s with %s, C %d s, L %d s, T %d s", (runner, broker, c, l, t, most) => {
    const round = loopRoundSeconds({
      runnerClass: runner,
      brokerClass: broker,
      loopSleepSeconds: l,
      queueTimeoutSeconds: t,
      overheadSeconds: DEFAULT_LOOP_OVERHEAD_SECONDS,
    });
    expect(c + round).toBeGreaterThan(most);
    // No more of it than a round too long.
    expect(c).toBeLessThan(most);
  });

  // A sleep in the round and one after it, or one; beside it 0.02 s, and a pop that blocks at most 1.1 s.
  it.each([
    ["ThreadRunner", "SQLiteBroker", 1.02],
    ["PersistentProcessRunner", "SQLiteBroker", 1.02],
    ["MultiThreadRunner", "SQLiteBroker", 0.52],
    ["ProcessRunner", "SQLiteBroker", 0.52],
    ["ThreadRunner", "RedisBroker", 2.12],
    ["PersistentProcessRunner", "RedisBroker", 1.02],
    ["MultiThreadRunner", "RedisBroker", 0.52],
    ["ProcessRunner", "RedisBroker", 1.62],
  ])("of a %s with %s, L 0.5 s, T 1 s, is %d s", (runnerClass, brokerClass, expected) => {
    const terms = { runnerClass, brokerClass, loopSleepSeconds: 0.5, queueTimeoutSeconds: 1, overheadSeconds: 0.02 };
    expect(loopRoundSeconds(terms)).toBeCloseTo(expected, 9);
  });

  it("takes the longest for what is not known", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...runners),
        fc.constantFrom(...brokers),
        seconds,
        seconds,
        (runnerClass, brokerClass, loopSleepSeconds, queueTimeoutSeconds) => {
          const terms = { loopSleepSeconds, queueTimeoutSeconds, overheadSeconds: 0.02 };
          const known = loopRoundSeconds({ ...terms, runnerClass, brokerClass });
          const longest = loopRoundSeconds({ ...terms, runnerClass: undefined, brokerClass: undefined });
          for (const half of [
            { runnerClass, brokerClass: undefined },
            { runnerClass: undefined, brokerClass },
            { runnerClass: "OwnRunner", brokerClass },
          ]) {
            expect(loopRoundSeconds({ ...terms, ...half })).toBeGreaterThanOrEqual(known);
            expect(loopRoundSeconds({ ...terms, ...half })).toBeLessThanOrEqual(longest);
          }
        },
      ),
    );
  });
});

describe("loopVariationSeconds", () => {
  it.each([
    ["ThreadRunner", "SQLiteBroker", 0.02],
    ["ThreadRunner", "RedisBroker", 0.12],
    ["MultiThreadRunner", "RedisBroker", 0.02],
  ])("of a %s with %s is %d s", (runnerClass, brokerClass, expected) => {
    const terms = { runnerClass, brokerClass, loopSleepSeconds: 0.1, queueTimeoutSeconds: 1, overheadSeconds: 0.02 };
    expect(loopVariationSeconds(terms)).toBeCloseTo(expected, 9);
    expect(loopVariationSeconds(terms)).toBeLessThanOrEqual(loopRoundSeconds(terms));
  });
});
