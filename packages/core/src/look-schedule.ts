/** A stretch of time, from its first instant to just before its end, in seconds. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** pynenc's clocks tell no finer than this, so "just before" is one of these before. */
export const MICROSECOND_SECONDS = 1e-6;

/**
 * Whether a runner that looks every `leastGap` to `mostGap` seconds can go on looking without ever looking in one of
 * the stretches. Follows all times at which it may look at once, as a set of intervals.
 *
 * @param stretches in order, apart from each other
 * @param lastLooks where it may have looked last before the first stretch
 */
export function canLookAround(
  stretches: readonly Stretch[],
  leastGap: number,
  mostGap: number,
  lastLooks: readonly Stretch[],
): boolean {
  const end = stretches.at(-1)?.to;
  if (end === undefined) return true;
  let looks = outside(lastLooks, stretches);
  for (let step = 0; step < MOST_STEPS; step++) {
    const latest = looks.at(-1);
    if (latest === undefined) return false;
    if (latest.to + mostGap >= end) return true;
    const next = outside(merged(looks.map(({ from, to }) => ({ from: from + leastGap, to: to + mostGap }))), stretches);
    // Where a gap may be 0 the set can stop growing short of the end.
    if (next.at(-1)?.to === latest.to && next[0]?.from === looks[0]?.from) return false;
    looks = next;
  }
  return false;
}

/** More checks than this within the two minutes that matter to a cron tick are as good as looking all the time. */
const MOST_STEPS = 10_000;

/** The looks (both ends included) that lie in no stretch (end excluded). */
function outside(looks: readonly Stretch[], stretches: readonly Stretch[]): Stretch[] {
  const kept: Stretch[] = [];
  for (const look of looks) {
    let from = look.from;
    for (const stretch of stretches) {
      if (stretch.to <= from) continue;
      if (stretch.from > look.to) break;
      const before = stretch.from - MICROSECOND_SECONDS;
      if (before >= from) kept.push({ from, to: before });
      from = stretch.to;
    }
    if (from <= look.to) kept.push({ from, to: look.to });
  }
  return kept;
}

function merged(looks: readonly Stretch[]): Stretch[] {
  const result: Stretch[] = [];
  for (const look of looks) {
    const last = result.at(-1);
    if (last !== undefined && look.from <= last.to) {
      result[result.length - 1] = { from: last.from, to: Math.max(last.to, look.to) };
    } else {
      result.push(look);
    }
  }
  return result;
}
