/** The next double above a finite one. */
export function nextUp(value: number): number {
  if (value === 0) return Number.MIN_VALUE;
  return fromBits(bitsOf(value) + (value > 0 ? 1n : -1n));
}

/** The next double below a finite one. */
export function nextDown(value: number): number {
  return -nextUp(-value);
}

/** A value, and the doubles right below and above it. */
export function withNeighbours(value: number): readonly [number, number, number] {
  return [nextDown(value), value, nextUp(value)];
}

function bitsOf(value: number): bigint {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  return view.getBigInt64(0);
}

function fromBits(bits: bigint): number {
  const view = new DataView(new ArrayBuffer(8));
  view.setBigInt64(0, bits);
  return view.getFloat64(0);
}
