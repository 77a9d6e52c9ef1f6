import type { Cycle } from "@slotwise/core";
import { type Microseconds, SECOND } from "../records/microseconds.js";
import type { RunnerRecord } from "../records/records.js";

/** Of more than so many that came at once not every view is tried. */
const MOST_UNSEEN = 30;

/**
 * How far outside of its runner's window a start lies by a view; undefined where the view does not have the runner. 0 within,
 * negative where it came too early, infinite where the runner has no window.
 * @param runners in the order of their turns, which is that of their creation
 * @param late how much later than its decision a start may be recorded
 * @param unseenSince who was created after this may not have been seen yet, since it takes a runner some time until its row is
 *   written: of the views without some of those before this one, the one counts by which the start lies nearest. Those behind
 *   it are missing in earlier views anyway.
 */
export function placeStart(
  runnerId: string,
  time: Microseconds,
  runners: readonly Pick<RunnerRecord, "runner" | "created">[],
  cycleFor: (totalRunners: number) => Cycle,
  late: Microseconds,
  unseenSince: Microseconds = Number.POSITIVE_INFINITY,
): Microseconds | undefined {
  const position = runners.findIndex(({ runner }) => runner === runnerId);
  if (position < 0) return undefined;
  const seen = runners.findLastIndex(({ created }) => created <= unseenSince) + 1;
  const mostUnseen = Math.min(MOST_UNSEEN, Math.max(0, position - seen));
  let nearest = Number.POSITIVE_INFINITY;
  for (let unseen = 0; unseen <= mostUnseen; unseen++) {
    const outside = placeAt(position - unseen, time, cycleFor(runners.length - unseen), late);
    if (Math.abs(outside) < Math.abs(nearest)) nearest = outside;
  }
  return nearest;
}

/** How far outside a start of the runner at a position of a cycle lies. */
export function placeAt(position: number, time: Microseconds, cycle: Cycle, late: Microseconds): Microseconds {
  const slot = cycle.slotAt(position);
  const length = slot.safeStartEnd - slot.windowStart;
  if (length <= 0) return Number.POSITIVE_INFINITY;
  const { intervalSeconds } = cycle;
  const sinceOpening = modulo(time / SECOND - slot.windowStart, intervalSeconds);
  const after = Math.max(0, sinceOpening - length);
  const before = intervalSeconds - sinceOpening;
  // A decision that a microsecond divides lies at the very edge, where doubles decide.
  if (after * SECOND <= late || before * SECOND < 1) return 0;
  return after <= before ? Math.round(after * SECOND) : -Math.round(before * SECOND);
}

function modulo(value: number, divisor: number): number {
  const rest = value % divisor;
  return rest < 0 ? rest + divisor : rest;
}
