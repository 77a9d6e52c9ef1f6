import { brokenPromises, type Fleet, SAFETY_PROMISES } from "@slotwise/core";
import type { SlotJudgement } from "@slotwise/language-service";
import { type FaultAllowance, secondsOf } from "@slotwise/simulator";
import { ASSUMED_EXECUTION_SECONDS } from "./simulation.js";

/** Each takes as long as a command for that size alone. */
const MOST_SIZES = 8;

/**
 * The sizes of a range that are simulated. What a fleet keeps is not monotonic in its size, so the largest does not
 * speak for the others: the two ends, and each size at which another promise breaks or is kept again.
 */
export function sizesToSimulate(
  { sizes, regimes, fleetOf }: Pick<SlotJudgement, "sizes" | "regimes" | "fleetOf">,
  faults: FaultAllowance,
): readonly number[] {
  if (sizes === undefined) return [];
  const { least, most } = sizes;
  const brokenAt = (size: number): string => brokenOf(asSimulated(fleetOf(size), faults));
  const changes: number[] = [];
  for (const [first, last] of [[1, 1] as const, ...regimes]) {
    const [from, to] = [Math.max(first, least), Math.min(last, most)];
    if (from > to) continue;
    changes.push(from, ...changesWithin(brokenAt, from, to));
  }
  // Where another rule for the margin begins nothing may change all the same.
  const telling = changes.filter((size) => size > least && brokenAt(size) !== brokenAt(size - 1));
  return [...new Set([least, ...telling.slice(0, MOST_SIZES - 2), most])].sort((one, other) => one - other);
}

/** What the search takes for granted where nobody has said it. */
function asSimulated(fleet: Fleet, { skew }: FaultAllowance): Fleet {
  return {
    ...fleet,
    longestExecutionSeconds: fleet.longestExecutionSeconds ?? ASSUMED_EXECUTION_SECONDS,
    clockSkewSeconds: skew === undefined ? fleet.clockSkewSeconds : secondsOf(skew),
  };
}

function brokenOf(fleet: Fleet): string {
  return brokenPromises(fleet, SAFETY_PROMISES)
    .map(({ promise }) => promise)
    .join();
}

/** Where a value changes between two sizes: what breaks stays broken there, so halves whose ends are alike are alike. */
function changesWithin(valueAt: (size: number) => string, from: number, to: number): readonly number[] {
  if (valueAt(from) === valueAt(to)) return [];
  if (to - from === 1) return [to];
  const middle = Math.floor((from + to) / 2);
  return [...changesWithin(valueAt, from, middle), ...changesWithin(valueAt, middle, to)];
}
