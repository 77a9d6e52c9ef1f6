import { describe, expect, it } from "vitest";
import { batchSeed, CASES_PER_SEED, seedFor } from "./contract/seeds.js";
import { batchNumber, planBatches } from "./plan.js";

describe("the seeds of a campaign", () => {
  it("begin with the campaign's own, so that a batch is replayed by the campaign of its seed", () => {
    const [first, second] = planBatches({ seed: 7, runs: 60 });
    expect(first).toEqual({ seed: 7, cases: CASES_PER_SEED });
    expect(planBatches({ seed: second?.seed, runs: 60 })[0]?.seed).toBe(second?.seed);
  });

  it("tell where their batch comes", () => {
    const options = { seed: 7, runs: 1000 };
    const batches = planBatches(options);
    expect(batches.map((batch) => batchNumber(batch.seed, options))).toEqual([...batches.keys()]);
  });

  it("add up to the runs that were asked for", () => {
    for (const runs of [1, 24, 25, 26, 300]) {
      const cases = planBatches({ runs }).reduce((sum, batch) => sum + batch.cases, 0);
      expect(cases).toBe(runs);
    }
  });

  it("are shared out among shards, each to one of them, whatever their number", () => {
    const whole = planBatches({ seed: 3, runs: 1000 });
    for (const of of [2, 3, 8, 50]) {
      const shards = Array.from({ length: of }, (_, index) =>
        planBatches({ seed: 3, runs: 1000, shard: { index: index + 1, of } }),
      );
      const seeds = (batches: readonly { seed: number }[]) => batches.map(({ seed }) => seed).sort((a, b) => a - b);
      expect(seeds(shards.flat())).toEqual(seeds(whole));
    }
  });

  it("are not made of runs, seeds and shards that do not exist", () => {
    const shard = (index: number, of: number) => ({ shard: { index, of } });
    for (const [options, message] of [
      [{ runs: Number.NaN }, "runs is NaN, but must be a whole number from 1"],
      [{ runs: 0 }, "runs is 0"],
      [{ runs: -5 }, "runs is -5"],
      [{ runs: 2.5 }, "runs is 2.5"],
      [{ seed: -1 }, "seed is -1, but must be a whole number from 0 to 4294967295"],
      [{ seed: Number.NaN }, "seed is NaN"],
      [shard(9, 8), "shard.index is 9, but must be a whole number from 1 to 8"],
      [shard(0, 8), "shard.index is 0"],
      [shard(1, 0), "shard.of is 0"],
    ] as const) {
      expect(() => planBatches(options)).toThrow(RangeError);
      expect(() => planBatches(options)).toThrow(message);
    }
  });

  it("differ between batches, campaigns and invariants", () => {
    const seeds = new Set(
      [1, 2, 3].flatMap((seed) => Array.from({ length: 1000 }, (_, batch) => batchSeed(seed, batch))),
    );
    expect(seeds.size).toBe(3000);
    expect(seedFor("half-open-ends", 1)).not.toBe(seedFor("strangers-never", 1));
    expect(seedFor("half-open-ends", 1)).not.toBe(seedFor("half-open-ends", 2));
  });
});
