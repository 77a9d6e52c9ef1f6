import { batchSeed, CASES_PER_SEED } from "./contract/seeds.js";

/** How far to look, and where. */
export interface CheckOptions {
  /** Cases for each invariant. */
  readonly runs?: number | undefined;
  /** The same seed gives the same cases. */
  readonly seed?: number | undefined;
  /** The share of the seeds to take: `index` from 1 to `of`. */
  readonly shard?: { readonly index: number; readonly of: number } | undefined;
  /** Ends the search for a smaller counterexample. */
  readonly shrinkMilliseconds?: number | undefined;
  /** Told after each batch how many cases are done, of how many. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

export const DEFAULT_RUNS = 300;
export const DEFAULT_SEED = 1;
export const DEFAULT_SHRINK_MILLISECONDS = 10_000;

/** One batch of cases. */
export interface Batch {
  readonly seed: number;
  readonly cases: number;
}

/** Where in a campaign the batch of this seed comes, counted from 0. */
export function batchNumber(seedOfBatch: number, { runs = DEFAULT_RUNS, seed = DEFAULT_SEED }: CheckOptions): number {
  let number = 0;
  while (number * CASES_PER_SEED < runs && batchSeed(seed, number) !== seedOfBatch) number++;
  return number;
}

/** @throws RangeError for options with which little or nothing would be checked, and all of it found good */
export function requirePlan({ runs = DEFAULT_RUNS, seed = DEFAULT_SEED, shard }: CheckOptions): void {
  requireWhole("runs", runs, 1, Number.MAX_SAFE_INTEGER);
  requireWhole("seed", seed, 0, 2 ** 32 - 1);
  if (shard === undefined) return;
  requireWhole("shard.of", shard.of, 1, Number.MAX_SAFE_INTEGER);
  requireWhole("shard.index", shard.index, 1, shard.of);
}

function requireWhole(name: string, value: number, least: number, most: number): void {
  if (Number.isSafeInteger(value) && value >= least && value <= most) return;
  throw new RangeError(`${name} is ${value}, but must be a whole number from ${least} to ${most}`);
}

/**
 * The batches that this check is to do.
 * @throws RangeError for runs, a seed or a shard that do not exist
 */
export function planBatches(options: CheckOptions): readonly Batch[] {
  requirePlan(options);
  const { runs = DEFAULT_RUNS, seed = DEFAULT_SEED, shard } = options;
  const batches: Batch[] = [];
  for (let number = 0; number * CASES_PER_SEED < runs; number++) {
    if (shard !== undefined && number % shard.of !== shard.index - 1) continue;
    batches.push({ seed: batchSeed(seed, number), cases: Math.min(CASES_PER_SEED, runs - number * CASES_PER_SEED) });
  }
  return batches;
}
