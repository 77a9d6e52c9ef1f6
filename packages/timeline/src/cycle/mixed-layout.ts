import { type Cycle, type SharedStarts, sharedStarts } from "@slotwise/core";

/** One runner of a fleet whose members do not cut the cycle alike. */
export interface MixedRunner {
  /** Of what it belongs to, such as a service: several runners may have the same. */
  readonly name: string;
  readonly position: number;
  readonly cycle: Cycle;
}

/** A stretch of time, in seconds. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** The windows of such a fleet over a stretch of time that shows what comes of it. */
export interface MixedLayout {
  readonly spanSeconds: number;
  readonly rows: readonly { readonly runner: MixedRunner; readonly windows: readonly Stretch[] }[];
  /** Runners that have no row. */
  readonly hidden: number;
  /** When two or more of the rows may start. */
  readonly shared: readonly Stretch[];
  readonly said: SharedStarts;
}

/**
 * @param runners of one fleet, each cycle cut for all of it
 * @param maxRows at most so many runners, those in view first that may start at once
 */
export function mixedLayout(runners: readonly MixedRunner[], maxRows: number): MixedLayout {
  const said = sharedStarts(runners);
  const longest = Math.max(0, ...runners.map(({ cycle }) => cycle.intervalSeconds));
  // Until the first time that two may start at once is over.
  const cycles = Math.min(MOST_CYCLES, Math.max(1, Math.ceil((said.first?.toSeconds ?? 0) / longest)));
  const spanSeconds = longest * cycles;
  const shown = shownOf(runners, said, maxRows);
  const rows = shown.map((runner) => ({ runner, windows: windowsIn(runner, spanSeconds) }));
  const shared = sharedIn(rows.flatMap(({ windows }) => windows));
  return { spanSeconds, rows, hidden: runners.length - shown.length, shared, said };
}

const MOST_CYCLES = 3;

/** The two that the words name, and as many others as there is room for, in the order of their positions. */
function shownOf(runners: readonly MixedRunner[], { first }: SharedStarts, maxRows: number): readonly MixedRunner[] {
  if (runners.length <= maxRows) return runners;
  const isNamed = ({ position }: MixedRunner) => first?.positions.includes(position) === true;
  const named = runners.filter(isNamed);
  const others = runners.filter((runner) => !isNamed(runner));
  const kept = new Set([...named, ...others.slice(0, Math.max(0, maxRows - named.length))]);
  return runners.filter((runner) => kept.has(runner));
}

function windowsIn({ cycle, position }: MixedRunner, spanSeconds: number): readonly Stretch[] {
  const { windowStart, safeStartEnd } = cycle.slotAt(position);
  const windows: Stretch[] = [];
  if (safeStartEnd <= windowStart) return windows;
  for (let turn = 0; turn * cycle.intervalSeconds < spanSeconds && turn < MOST_TURNS; turn++) {
    const from = turn * cycle.intervalSeconds;
    windows.push({ from: from + windowStart, to: Math.min(spanSeconds, from + safeStartEnd) });
  }
  return windows;
}

/** More could not be told apart. */
const MOST_TURNS = 400;

/** Where two or more stretches lie over each other. */
function sharedIn(windows: readonly Stretch[]): readonly Stretch[] {
  const edges = windows.flatMap(({ from, to }) => [
    { at: from, by: 1 },
    { at: to, by: -1 },
  ]);
  edges.sort((one, other) => one.at - other.at || one.by - other.by);
  const shared: Stretch[] = [];
  let open = 0;
  let since = 0;
  for (const { at, by } of edges) {
    if (open > 1 && open + by === 1 && at > since) shared.push({ from: since, to: at });
    open += by;
    if (open === 2 && by === 1) since = at;
  }
  return shared;
}
