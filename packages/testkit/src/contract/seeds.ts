/** Cases that are generated from one seed. A campaign is many such batches; shards and replays are made of them. */
export const CASES_PER_SEED = 25;

/** A well mixed 32-bit hash of two whole numbers. */
export function hash32(seed: number, index: number): number {
  let value = (seed ^ Math.imul(index + 1, 0x9e3779b1)) | 0;
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) | 0;
}

/**
 * The seed of one batch of a campaign. The first batch has the campaign's own seed: so a failure anywhere is replayed
 * by the campaign that starts with the seed of its batch.
 */
export function batchSeed(seed: number, batch: number): number {
  return (batch === 0 ? seed : hash32(seed, batch)) >>> 0;
}

/** Two invariants over the same kind of cases shall not see the same ones. */
export function seedFor(id: string, seed: number): number {
  let value = seed | 0;
  for (let index = 0; index < id.length; index++) value = hash32(value, id.charCodeAt(index));
  return value;
}
