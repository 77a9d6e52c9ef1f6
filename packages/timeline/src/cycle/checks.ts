import type { Cycle, CycleSlot } from "@slotwise/core";
import type { DrawingOptions } from "./drawing-options.js";

/** The checks of a fleet within one cycle: every `periodSeconds` from a phase of each runner's own. */
export interface Checks {
  /** 0: a runner looks all the time. */
  readonly periodSeconds: number;
  /** The first check at or after an instant of the cycle, in seconds. */
  firstFrom(position: number, seconds: number): number;
}

/** What a check finds: nothing to do, a start, or a start that is refused because it comes too late in the window. */
export type CheckOutcome = "idle" | "start" | "refused";

/** The checks the options ask for, if they do. */
export function createChecks(options: DrawingOptions): Checks | undefined {
  const { checkPeriodSeconds: periodSeconds, checkPhasesSeconds: phases = [] } = options;
  if (periodSeconds === undefined) return undefined;
  return {
    periodSeconds,
    firstFrom(position, seconds) {
      if (periodSeconds === 0) return seconds;
      const phase = phases[position] ?? 0;
      const time = phase + Math.ceil((seconds - phase) / periodSeconds) * periodSeconds;
      return time < seconds ? time + periodSeconds : time;
    },
  };
}

/** The checks of one runner in `[from, to)`, in seconds, the first `most` of them. */
export function checksBetween(checks: Checks, position: number, from: number, to: number, most: number): number[] {
  const times: number[] = [];
  const first = checks.firstFrom(position, from);
  for (let index = 0; index < most; index++) {
    const time = first + index * checks.periodSeconds;
    if (time >= to) break;
    times.push(time);
  }
  return times;
}

export function checkOutcome(slot: CycleSlot, seconds: number): CheckOutcome {
  if (seconds < slot.windowStart || seconds >= slot.windowEnd) return "idle";
  return seconds < slot.safeStartEnd ? "start" : "refused";
}

/** Whether a start is ever let through: a window can be too short for one to have the time it must have left. */
export function canStart(cycle: Cycle): boolean {
  return cycle.regime !== "nobody" && cycle.safeStartSeconds > 0;
}

/** Whether a runner does not look once in this cycle while it may start. */
export function isMissed(cycle: Cycle, slot: CycleSlot, checks: Checks): boolean {
  return canStart(cycle) && checks.firstFrom(slot.position, slot.windowStart) >= slot.safeStartEnd;
}

/** The share of turns missed when all phases are equally likely, 0 to 1; 0 where a turn cannot be missed. */
export function missedShare(cycle: Cycle, checks: Checks): number {
  if (!canStart(cycle) || checks.periodSeconds <= cycle.safeStartSeconds) return 0;
  return 1 - cycle.safeStartSeconds / checks.periodSeconds;
}

/** How many runners miss their turn in the cycle drawn; undefined for a fleet too large to go through. */
export function missedInCycle(cycle: Cycle, checks: Checks): number | undefined {
  if (cycle.totalRunners > MOST_COUNTED) return undefined;
  let missed = 0;
  for (let position = 0; position < cycle.totalRunners; position++) {
    if (isMissed(cycle, cycle.slotAt(position), checks)) missed++;
  }
  return missed;
}

const MOST_COUNTED = 64;
