import type { Cycle } from "@slotwise/core";
import { type Microseconds, SECOND } from "../records/microseconds.js";
import type { RunnerRecord } from "../records/records.js";

/**
 * How far outside of its runner's window a start lies by a view; undefined where the view does not have the runner. 0 within,
 * negative where it came too early, infinite where the runner has no window.
 * @param late how much later than its decision a start may be recorded
 */
export function placeStart(
  runnerId: string,
  time: Microseconds,
  runners: readonly Pick<RunnerRecord, "runner">[],
  cycleFor: (totalRunners: number) => Cycle,
  late: Microseconds,
): Microseconds | undefined {
  const position = runners.findIndex(({ runner }) => runner === runnerId);
  return position < 0 ? undefined : placeAt(position, time, cycleFor(runners.length), late);
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
