import type { Microseconds } from "../records/microseconds.js";
import type { ExecutionRecord } from "../records/records.js";

/** Two executions of different runners at once, by what their records say. */
export interface Overlap {
  readonly first: string;
  readonly second: string;
  readonly from: Microseconds;
  readonly to: Microseconds;
}

/** More pairs are not told apart: a log in which everything overlaps has their square. */
const MOST_OVERLAPS = 100_000;

/**
 * Pairs of executions of which the second began before the first was over, in the order of the second's start.
 * @param executions by start
 */
export function overlapsOf(
  executions: readonly ExecutionRecord[],
  endOf: (execution: ExecutionRecord) => Microseconds,
): readonly Overlap[] {
  const overlaps: Overlap[] = [];
  let going: { readonly runner: string; readonly end: Microseconds }[] = [];
  for (const execution of executions) {
    const { runner, start } = execution;
    const end = endOf(execution);
    if (going.some((each) => each.end <= start)) going = going.filter((each) => each.end > start);
    for (const other of going) {
      if (other.runner === runner) continue;
      if (overlaps.length >= MOST_OVERLAPS) return overlaps;
      const to = Math.min(other.end, end);
      if (to > start) overlaps.push({ first: other.runner, second: runner, from: start, to });
    }
    // What took no time went on with nothing, and so many at once no fleet has.
    if (end > start && going.length < MOST_AT_ONCE) going.push({ runner, end });
  }
  return overlaps;
}

const MOST_AT_ONCE = 1000;
