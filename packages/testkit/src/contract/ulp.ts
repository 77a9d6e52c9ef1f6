/** The next double above a finite one. */
export function nextUp(value: number): number {
  return stepped(value, 1n);
}

/** The next double below a finite one. */
export function nextDown(value: number): number {
  return -stepped(-value, 1n);
}

/** The double `ulps` steps away, up or down. */
export function nudge(value: number, ulps: number): number {
  if (ulps === 0) return value;
  return ulps > 0 ? stepped(value, BigInt(ulps)) : -stepped(-value, BigInt(-ulps));
}

/** The distance between a number of this size and the next larger one: one unit in the last place. */
export function ulpOf(value: number): number {
  const magnitude = Math.abs(value);
  return nextUp(magnitude) - magnitude;
}

/** Doubles of one sign are ordered as their bit patterns are, so a step is an addition to the bits. */
function stepped(value: number, steps: bigint): number {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value === 0 ? 0 : value);
  const bits = view.getBigInt64(0);
  const ordered = (bits < 0n ? -(bits & 0x7fff_ffff_ffff_ffffn) : bits) + steps;
  view.setBigInt64(0, ordered < 0n ? -ordered | -0x8000_0000_0000_0000n : ordered);
  return view.getFloat64(0);
}
