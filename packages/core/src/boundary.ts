/**
 * Finds where a yes turns into a no, to the last bit. Non-negative doubles are ordered as their bit patterns are, so
 * halving the patterns visits at most 64 of them, however far apart the ends.
 */
export function lastGoodDouble(isGood: (value: number) => boolean, good: number, bad: number): number {
  let known = bitsOf(good);
  let excluded = bitsOf(bad);
  // A signed step, so that the same search runs downwards where the bad end is the smaller one.
  const step = excluded > known ? 1n : -1n;
  while ((excluded - known) * step > 1n) {
    const middle = known + (excluded - known) / 2n;
    if (isGood(doubleOf(middle))) known = middle;
    else excluded = middle;
  }
  return doubleOf(known);
}

/** The same for whole numbers. */
export function lastGoodInteger(isGood: (value: number) => boolean, good: number, bad: number): number {
  let known = good;
  let excluded = bad;
  while (Math.abs(excluded - known) > 1) {
    const middle = Math.trunc((known + excluded) / 2);
    if (isGood(middle)) known = middle;
    else excluded = middle;
  }
  return known;
}

const buffer: DataView = new DataView(new ArrayBuffer(8));

function bitsOf(value: number): bigint {
  buffer.setFloat64(0, value);
  return buffer.getBigUint64(0);
}

function doubleOf(bits: bigint): number {
  buffer.setBigUint64(0, bits);
  return buffer.getFloat64(0);
}
