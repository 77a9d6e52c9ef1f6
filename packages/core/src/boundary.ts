/**
 * Finds where a yes turns into a no, to the last bit. Non-negative doubles are ordered as their bit patterns are, so
 * halving the patterns visits at most 64 of them, however far apart the ends.
 *
 * @param near a guess. Asked around it first, which takes a handful of questions where it is right but for its rounding,
 *   and costs a few where it is not
 */
export function lastGoodDouble(isGood: (value: number) => boolean, good: number, bad: number, near?: number): number {
  let known = bitsOf(good);
  let excluded = bitsOf(bad);
  // A signed step, so that the same search runs downwards where the bad end is the smaller one.
  const step = excluded > known ? 1n : -1n;
  const isBetween = (bits: bigint) => (bits - known) * step > 0n && (excluded - bits) * step > 0n;
  let bits = near === undefined || !(near >= 0) ? known : bitsOf(near);
  // Away from the guess in strides that grow, until the boundary lies between two of them.
  for (let stride = 1n, direction = 0n; isBetween(bits); stride *= 16n) {
    const isKnown = isGood(doubleOf(bits));
    if (isKnown) known = bits;
    else excluded = bits;
    const towards = isKnown ? step : -step;
    if (direction !== 0n && towards !== direction) break;
    direction = towards;
    bits += stride * direction;
  }
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
    // A negative zero is no answer.
    const middle = Math.trunc((known + excluded) / 2) + 0;
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
