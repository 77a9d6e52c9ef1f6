import { UsageError } from "../host/host.js";

/** One of several shares of the same work, counted from 1. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

/** More are never put together again. */
export const MOST_SHARDS = 100_000;

/**
 * `--shard 2/8`, or all of the work where it is absent.
 * @throws UsageError for a share that there is not
 */
export function parseShard(text = "1/1"): Shard {
  const [, index, count] = (/^(\d+)\/(\d+)$/.exec(text) ?? []).map(Number);
  if (index !== undefined && count !== undefined && index >= 1 && index <= count && count <= MOST_SHARDS)
    return { index, count };
  throw new UsageError(`--shard is "${text}", but must be like 2/8: the second share of eight`);
}
