import type { Microseconds } from "../records/microseconds.js";
import type { RunnerRecord } from "../records/records.js";

/** The membership view for a stretch of time in which it did not change. */
export interface ViewStretch {
  readonly from: Microseconds;
  /** The first instant at which it was another. */
  readonly to: Microseconds;
  /** In the order of their turns. Those that died less than dead-after ago are among them. */
  readonly runners: readonly RunnerRecord[];
}

/** The view at each instant, rebuilt from first and last heartbeats. */
export interface ViewChanges {
  /** In order of time, without a hole; the first has no beginning (-Infinity), the last no end (Infinity). */
  readonly stretches: readonly ViewStretch[];
  at(time: Microseconds): ViewStretch;
  /** The stretches that have some time in common with one, in order. */
  between(from: Microseconds, to: Microseconds): readonly ViewStretch[];
}

/**
 * Who saw whom. A runner is seen from its first heartbeat until dead-after has passed since its last one, that instant
 * included. A heartbeat that came too late in between leaves no trace.
 *
 * @param runners in the order of their turns
 */
export function viewChanges(runners: readonly RunnerRecord[], deadAfter: Microseconds): ViewChanges {
  const stretches = stretchesOf(runners, deadAfter);
  const indexAt = (time: Microseconds): number => {
    let [low, high] = [0, stretches.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((stretches[middle] as ViewStretch).from <= time) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  const indexBefore = (time: Microseconds): number => {
    const index = indexAt(time);
    return (stretches[index] as ViewStretch).from < time ? index : index - 1;
  };
  return {
    stretches,
    at: (time) => stretches[indexAt(time)] as ViewStretch,
    between: (from, to) => (to <= from ? [] : stretches.slice(indexAt(from), indexBefore(to) + 1)),
  };
}

function stretchesOf(runners: readonly RunnerRecord[], deadAfter: Microseconds): readonly ViewStretch[] {
  const changes = runners
    .flatMap((runner, place) => [
      { at: runner.created, place, comes: true },
      { at: Math.max(runner.created, runner.lastSeen) + deadAfter + 1, place, comes: false },
    ])
    .sort((one, other) => one.at - other.at);
  // In order, since whoever comes later has a later turn.
  const seen: number[] = [];
  const stretches: ViewStretch[] = [];
  let from = Number.NEGATIVE_INFINITY;
  for (const { at, place, comes } of changes) {
    if (at > from) {
      stretches.push({ from, to: at, runners: seen.map((index) => runners[index] as RunnerRecord) });
      from = at;
    }
    if (comes) seen.push(place);
    else seen.splice(seen.indexOf(place), 1);
  }
  stretches.push({ from, to: Number.POSITIVE_INFINITY, runners: [] });
  return stretches;
}
