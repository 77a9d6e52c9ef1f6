import { type Cycle, type CycleSlot, createCycle, isOpenAllTheTime } from "@slotwise/core";
import { type Microseconds, SECOND } from "../records/microseconds.js";
import type { RunnerRecord } from "../records/records.js";
import type { Observation } from "./observation.js";
import type { AuditTerms } from "./terms.js";
import type { ViewStretch } from "./views.js";

/** A stretch in which one runner, and by its view nobody else, might start. */
export interface Turn {
  readonly runner: RunnerRecord;
  readonly position: number;
  /** How many runners the view had. */
  readonly totalRunners: number;
  readonly opens: Microseconds;
  /** From here on a start is refused as late, or the window is over. */
  readonly closes: Microseconds;
}

/** More turns are not gone through: the latest count. */
export const MOST_TURNS = 1_000_000;

/** Cycles that are shorter cannot be told apart: times of records are as exact as microseconds, and written late by more. */
export const LEAST_INTERVAL_SECONDS = 0.001;

/**
 * The cycles of fleets of any size by the same settings, each made once.
 */
export function cyclesOf(terms: AuditTerms): (totalRunners: number) => Cycle {
  const known = new Map<number, Cycle>();
  return (totalRunners) => {
    const cycle = known.get(totalRunners);
    if (cycle !== undefined) return cycle;
    const { protocol, settings } = terms.fleetOf(totalRunners);
    const made = createCycle(protocol, settings, totalRunners);
    known.set(totalRunners, made);
    return made;
  };
}

/**
 * The turns that lay wholly within a stretch of time and within one view, in order. None where a lone runner may always
 * start, since such a turn has no end, nor where nobody may.
 */
export function* turnsBetween(
  { views }: Pick<Observation, "views">,
  cycleFor: (totalRunners: number) => Cycle,
  from: Microseconds,
  to: Microseconds,
): Generator<Turn> {
  for (const stretch of views.between(from, to)) yield* turnsWithin(stretch, cycleFor, from, to);
}

function* turnsWithin(
  { runners, from: first, to: last }: ViewStretch,
  cycleFor: (totalRunners: number) => Cycle,
  from: Microseconds,
  to: Microseconds,
): Generator<Turn> {
  const totalRunners = runners.length;
  if (totalRunners === 0) return;
  const cycle = cycleFor(totalRunners);
  if (cycle.regime === "nobody" || isOpenAllTheTime(cycle) || cycle.intervalSeconds < LEAST_INTERVAL_SECONDS) return;
  const [least, most] = [Math.max(from, first), Math.min(to, last)];
  const slots: CycleSlot[] = [];
  const firstCycle = Math.floor(least / SECOND / cycle.intervalSeconds);
  for (let number = firstCycle; ; number++) {
    const start = number * cycle.intervalSeconds;
    if (start * SECOND >= most) return;
    // In a fleet of thousands a view may change more often than turns do.
    const passed = Math.floor((least / SECOND - start) / cycle.slotSeconds);
    for (let position = Math.max(0, passed - 1); position < totalRunners; position++) {
      const slot = slots[position] ?? cycle.slotAt(position);
      slots[position] = slot;
      const turn = turnOf(slot, start, runners, totalRunners);
      if (turn.opens >= most) break;
      if (turn.opens >= least && turn.closes <= most) yield turn;
    }
  }
}

function turnOf(slot: CycleSlot, start: number, runners: readonly RunnerRecord[], totalRunners: number): Turn {
  return {
    runner: runners[slot.position] as RunnerRecord,
    position: slot.position,
    totalRunners,
    opens: Math.round((start + slot.windowStart) * SECOND),
    closes: Math.round((start + slot.safeStartEnd) * SECOND),
  };
}
