import type { ExecutionColumns } from "../records/execution-columns.js";
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
  executions: ExecutionColumns,
  endOf: (execution: ExecutionRecord) => Microseconds,
): readonly Overlap[] {
  const overlaps: Overlap[] = [];
  // Those that go on, the first so many of the list, which stays as long as it has been.
  const going: { readonly runner: string; readonly end: Microseconds }[] = [];
  let count = 0;
  for (let index = 0; index < executions.length; index++) {
    const execution = executions.record(index);
    const { runner, start } = execution;
    const end = endOf(execution);
    let kept = 0;
    for (let place = 0; place < count; place++) {
      const other = going[place] as (typeof going)[number];
      if (other.end <= start) continue;
      going[kept++] = other;
      if (other.runner === runner) continue;
      if (overlaps.length >= MOST_OVERLAPS) return overlaps;
      const to = Math.min(other.end, end);
      if (to > start) overlaps.push({ first: other.runner, second: runner, from: start, to });
    }
    count = kept;
    // What took no time went on with nothing, and so many at once no fleet has.
    if (end > start && count < MOST_AT_ONCE) going[count++] = { runner, end };
  }
  return overlaps;
}

const MOST_AT_ONCE = 1000;
