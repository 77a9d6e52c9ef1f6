import type { Cycle } from "./cycle.js";

/** When two runners may start at once because they cut the cycle differently. Times are in seconds since the epoch. */
export interface SharedStarts {
  /** How long was looked at: until everything repeats, or as far as anybody looks. */
  readonly spanSeconds: number;
  /** How much of that two or more of them may start in. */
  readonly sharedSeconds: number;
  /** The first such stretch, and the two who have it. */
  readonly first:
    | { readonly positions: readonly [number, number]; readonly fromSeconds: number; readonly toSeconds: number }
    | undefined;
  /**
   * The shortest time from the end of one runner's window to the beginning of another's: what executions have to fit
   * into. 0 where windows lie over each other; infinite where nobody has a window to begin.
   */
  readonly leastGapSeconds: number;
}

/** One runner of a fleet, and how it cuts the cycle. */
export interface PlacedCycle {
  readonly position: number;
  readonly cycle: Cycle;
}

/**
 * Lays the windows of a fleet over each other whose runners do not have the same settings. With the same settings none
 * shares anything, which is what slots are for.
 *
 * @param runners some of one fleet, each cycle cut for all of it
 * @throws RangeError for cycles that are cut for different numbers of runners, or a position outside the fleet
 */
export function sharedStarts(runners: readonly PlacedCycle[]): SharedStarts {
  const cycles = runners.map(({ cycle }) => cycle);
  const [first] = cycles;
  const other = cycles.find(({ totalRunners }) => totalRunners !== first?.totalRunners);
  if (other !== undefined) {
    throw new RangeError(
      `cycles are cut for ${first?.totalRunners} and for ${other.totalRunners} runners of one fleet`,
    );
  }
  const spanSeconds = spanOf(cycles);
  const edges = runners.flatMap((runner) => edgesWithin(runner, spanSeconds));
  // Where one window ends as another begins, they share nothing.
  edges.sort((one, other) => one.seconds - other.seconds || Number(one.opens) - Number(other.opens));
  const open = new Set<number>();
  let sharedSeconds = 0;
  let stretch: SharedStarts["first"];
  let last = 0;
  let leastGapSeconds = Number.POSITIVE_INFINITY;
  let closed: Edge | undefined;
  for (const { seconds, position, opens } of edges) {
    if (open.size > 1 && seconds > last) {
      sharedSeconds += seconds - last;
      const [one = 0, two = 0] = [...open].sort((a, b) => a - b);
      stretch ??= { positions: [one, two], fromSeconds: last, toSeconds: seconds };
    }
    if (opens) {
      if (closed !== undefined && closed.position !== position && open.size === 0) {
        leastGapSeconds = Math.min(leastGapSeconds, seconds - closed.seconds);
      }
      open.add(position);
    } else {
      open.delete(position);
      closed = { seconds, position, opens };
    }
    last = seconds;
  }
  return { spanSeconds, sharedSeconds, first: stretch, leastGapSeconds: stretch === undefined ? leastGapSeconds : 0 };
}

interface Edge {
  readonly seconds: number;
  readonly position: number;
  readonly opens: boolean;
}

function edgesWithin({ cycle, position }: PlacedCycle, spanSeconds: number): readonly Edge[] {
  const { windowStart, safeStartEnd } = cycle.slotAt(position);
  const edges: Edge[] = [];
  if (safeStartEnd <= windowStart) return edges;
  for (let turn = 0; turn * cycle.intervalSeconds < spanSeconds; turn++) {
    const from = turn * cycle.intervalSeconds;
    edges.push({ seconds: from + windowStart, position, opens: true });
    edges.push({ seconds: from + safeStartEnd, position, opens: false });
  }
  return edges;
}

/** Nobody reads on; and intervals such as 5 and 5.0001 min repeat after weeks. */
const MOST_WINDOWS = 20_000;

/** The time after which all cycles begin at once again, where that is not too long. */
function spanOf(cycles: readonly Cycle[]): number {
  const intervals = [...new Set(cycles.map(({ intervalSeconds }) => intervalSeconds))];
  const longest = Math.max(0, ...intervals);
  const most = Math.max(longest, MOST_WINDOWS / cycles.reduce((sum, each) => sum + 1 / each.intervalSeconds, 0));
  let [common = 0] = intervals;
  for (const interval of intervals) {
    const step = common;
    while (!isWhole(common / interval)) {
      common += step;
      if (common > most) return most;
    }
  }
  return common;
}

function isWhole(value: number): boolean {
  return value > 0.5 && Math.abs(value - Math.round(value)) < 1e-9 * Math.max(1, value);
}
