import { requireAtLeastZero, requireCount, requireFinite, requireIntervalMinutes } from "./argument.js";
import { pythonModulo } from "./python-float.js";
import { type ActiveRunnerInfo, calculateRunnerPosition } from "./runner.js";
import { requireSlotWindowSettings, type SlotWindowSettings } from "./settings.js";

/** A window within the cycle, in seconds; half-open, the end is no longer part of it. */
export interface TimeSlot {
  readonly start: number;
  readonly end: number;
}

/** What the last execution says about the window: as data, where pynenc writes a log line. */
export type ExecutionVerdict =
  | { readonly kind: "fits" }
  /** More than 0.8 of the window was used; `usage` is that share, at most 1. */
  | { readonly kind: "near-limit"; readonly usage: number }
  /** Longer than the window, by `overrun` seconds. */
  | { readonly kind: "overrun"; readonly overrun: number };

/**
 * The window of one position, in seconds within the cycle. The operations stand in pynenc's order, which decides the
 * last bit: `start + slot - margin` is not `start + (slot - margin)`. Where the margin leaves nothing, half the slot is
 * the window. pynenc: `calculate_time_slot`.
 *
 * @param runnerPosition zero-based, below `totalRunners`
 * @throws RangeError when a number is not usable
 */
export function calculateTimeSlot(
  runnerPosition: number,
  totalRunners: number,
  settings: SlotWindowSettings,
): TimeSlot {
  requireCount("totalRunners", totalRunners, 1, Number.MAX_SAFE_INTEGER);
  requireCount("runnerPosition", runnerPosition, 0, totalRunners - 1);
  requireSlotWindowSettings(settings);
  const start = windowStart(runnerPosition, slotLength(totalRunners, settings));
  return { start, end: windowEnd(start, slotLength(totalRunners, settings), settings.spreadMarginMinutes * 60) };
}

/**
 * Whether a time lies in a window of the repeating cycle.
 * pynenc: `is_runner_in_time_slot`.
 *
 * @param currentTime seconds since the epoch, of any sign and size
 * @throws RangeError when a number is not usable
 */
export function isRunnerInTimeSlot(currentTime: number, serviceIntervalMinutes: number, timeSlot: TimeSlot): boolean {
  requireFinite("currentTime", currentTime);
  requireIntervalMinutes("serviceIntervalMinutes", serviceIntervalMinutes);
  requireFinite("start", timeSlot.start);
  requireFinite("end", timeSlot.end);
  const timeInCycle = pythonModulo(currentTime, serviceIntervalMinutes * 60);
  return timeSlot.start <= timeInCycle && timeInCycle < timeSlot.end;
}

/**
 * Whether a runner may start the atomic service now: pynenc's whole decision. An empty view lets nobody start, a view
 * of one lets *anybody* start, a stranger to a larger view may not, and everybody else may in their own window.
 * pynenc: `can_run_atomic_service`.
 *
 * @param activeRunners the membership view, in the store's order; that ids are unique is not checked here, see
 *   `createMembershipView`
 * @param currentTime seconds since the epoch
 * @throws RangeError when a number is not usable, whatever the view
 */
export function canRunAtomicService(
  runnerId: string,
  activeRunners: readonly Pick<ActiveRunnerInfo, "runnerId">[],
  currentTime: number,
  settings: SlotWindowSettings,
): boolean {
  requireFinite("currentTime", currentTime);
  requireSlotWindowSettings(settings);
  const totalRunners = activeRunners.length;
  if (totalRunners === 0) return false;
  if (totalRunners === 1) return true;
  const position = calculateRunnerPosition(runnerId, activeRunners);
  if (position === undefined) return false;
  const slot = slotLength(totalRunners, settings);
  const start = windowStart(position, slot);
  const timeInCycle = pythonModulo(currentTime, settings.serviceIntervalMinutes * 60);
  return start <= timeInCycle && timeInCycle < windowEnd(start, slot, settings.spreadMarginMinutes * 60);
}

/**
 * Compares the last execution with the window it ran in. Zero and negative durations always fit: pynenc takes 0.0 for
 * "unknown". It is the gap, not the window, that keeps executions apart; see `guarantees`. pynenc:
 * `validate_execution_time`, which logs what this returns.
 *
 * @param executionDuration seconds
 * @param allocatedSlotSize the window's length in seconds
 * @throws RangeError when a number is not usable
 */
export function validateExecutionTime(executionDuration: number, allocatedSlotSize: number): ExecutionVerdict {
  requireFinite("executionDuration", executionDuration);
  requireAtLeastZero("allocatedSlotSize", allocatedSlotSize);
  if (executionDuration <= 0) return { kind: "fits" };
  if (executionDuration > allocatedSlotSize) {
    return { kind: "overrun", overrun: executionDuration - allocatedSlotSize };
  }
  if (executionDuration > allocatedSlotSize * 0.8) {
    return { kind: "near-limit", usage: executionDuration / allocatedSlotSize };
  }
  return { kind: "fits" };
}

/** The equal share of one runner, in seconds. */
export function slotLength(totalRunners: number, settings: SlotWindowSettings): number {
  return (settings.serviceIntervalMinutes * 60) / totalRunners;
}

export function windowStart(position: number, slotSeconds: number): number {
  // Python has no integer -0, so the first window starts at 0 whichever zero it was asked for.
  return position * slotSeconds + 0;
}

export function windowEnd(startSeconds: number, slotSeconds: number, marginSeconds: number): number {
  const end = startSeconds + slotSeconds - marginSeconds;
  return end <= startSeconds ? startSeconds + slotSeconds / 2 : end;
}
