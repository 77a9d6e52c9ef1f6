import { checkPeriodSeconds, cycleOf, type Fleet, findLosableTick, pythonModulo } from "@slotwise/core";
import type { CyclePin } from "./pins.js";

/** A tick of a cron, to be marked where it falls into a cycle. */
export interface CronTick {
  readonly label: string;
  /** The tick with those before and after it, in seconds since the epoch, ascending: what is lost depends on them. */
  readonly around: readonly [previous: number, tick: number, next: number];
}

/**
 * Where in a fleet's cycle crons tick, and which of these ticks the fleet can lose. Where slots are so short that a tick
 * would have to be followed for longer than anybody waits, there are none.
 */
export function cronPins(fleet: Fleet, ticks: readonly CronTick[]): readonly CyclePin[] {
  const { intervalSeconds, regime, slotSeconds } = cycleOf(fleet);
  const work = ticks.length * (1 + 10 / slotSeconds) * (1 + 2 / checkPeriodSeconds(fleet));
  // Where nobody ever runs every tick is lost, and that is not what has to be told.
  if (work > MOST_WORK || regime === "nobody") return [];
  // Ticks at the same place in the cycle, with neighbours as far away, fare alike.
  const known = new Map<string, boolean>();
  return ticks.map(({ label, around }) => {
    const [previous, tick, next] = around;
    const atSeconds = pythonModulo(tick, intervalSeconds);
    const place = `${atSeconds} ${tick - previous} ${next - tick}`;
    const isLost = known.get(place) ?? findLosableTick(fleet, around) !== undefined;
    known.set(place, isLost);
    return { atSeconds, label, isLost };
  });
}

/** Ticks, each followed for two minutes: a few microseconds where slots and the time between looks are long. */
const MOST_WORK = 500;
