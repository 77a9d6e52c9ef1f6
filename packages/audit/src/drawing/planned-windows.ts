import { isOpenAllTheTime } from "@slotwise/core";
import { clipped, merged, type Stretch } from "@slotwise/timeline";
import type { Observation } from "../observation/observation.js";
import { cyclesOf } from "../observation/turns.js";
import type { ViewStretch } from "../observation/views.js";
import { type Microseconds, SECOND } from "../records/microseconds.js";

/** Windows of more cycles than this cannot be told apart in any picture. */
const MOST_DRAWN_CYCLES = 130;
/** Views that change more often than this make windows that nobody can follow. */
const MOST_VIEWS = 1000;

/**
 * The windows of some runners as they were planned then: by the view of each instant, as far as a start in them is not refused
 * as late. None where no settings are known.
 */
export function plannedWindows(
  observation: Observation,
  span: Stretch,
  runners: ReadonlySet<string>,
): ReadonlyMap<string, readonly Stretch[]> {
  const windows = new Map<string, Stretch[]>();
  const { terms, views } = observation;
  if (terms === undefined) return windows;
  const cycleFor = cyclesOf(terms);
  const interval = terms.fleetOf(1).settings.serviceIntervalMinutes * 60 * SECOND;
  const stretches = views.stretches.filter(({ from, to }) => from < span.to && to > span.from);
  if ((span.to - span.from) / interval > MOST_DRAWN_CYCLES || stretches.length > MOST_VIEWS) return windows;
  for (const stretch of stretches) {
    if (stretch.runners.length === 0) continue;
    const within = { from: Math.max(span.from, stretch.from), to: Math.min(span.to, stretch.to) };
    const cycle = cycleFor(stretch.runners.length);
    if (cycle.regime === "nobody") continue;
    for (const [position, runner] of positionsOf(stretch, runners)) {
      const own = windows.get(runner) ?? [];
      windows.set(runner, own);
      if (isOpenAllTheTime(cycle)) {
        own.push(within);
        continue;
      }
      const { windowStart, safeStartEnd } = cycle.slotAt(position);
      for (let start = Math.floor(within.from / interval) * interval; start < within.to; start += interval) {
        const window = { from: atSecond(start, windowStart), to: atSecond(start, safeStartEnd) };
        own.push(...clipped(window, within).filter(({ from, to }) => from < to));
      }
    }
  }
  for (const [runner, own] of windows) windows.set(runner, [...merged(own, 2)]);
  return windows;
}

function positionsOf({ runners }: ViewStretch, wanted: ReadonlySet<string>): readonly (readonly [number, string])[] {
  return runners.flatMap(({ runner }, position) => (wanted.has(runner) ? [[position, runner] as const] : []));
}

function atSecond(start: Microseconds, seconds: number): Microseconds {
  return Math.round(start + seconds * SECOND);
}
