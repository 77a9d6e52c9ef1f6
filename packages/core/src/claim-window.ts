import { refuse } from "./argument.js";
import {
  END_SECONDS,
  type Instant,
  instantOf,
  secondsBetween,
  secondsFromInstant,
  WITHIN_CALENDAR,
} from "./instant.js";
import { pythonFloorDivide } from "./python-float.js";

/** @throws RangeError for a time outside the years 1 to 9999, even where its cycle began within them */
export function claimCycleStart(currentTime: number, intervalSeconds: number): Instant {
  if (currentTime >= END_SECONDS) refuse("currentTime", currentTime, WITHIN_CALENDAR);
  return instantOf("currentTime", pythonFloorDivide(currentTime, intervalSeconds) * intervalSeconds, currentTime);
}

/** The position whose slot `currentTime` lies in. Rounding can put the cycle's start after it: then it is the last one's. */
export function assignedPosition(
  currentTime: number,
  cycleStartSeconds: number,
  slotSeconds: number,
  totalRunners: number,
): number {
  if (totalRunners === 1) return 0;
  const position = pythonFloorDivide(currentTime - cycleStartSeconds, slotSeconds);
  // Not by Math.min: the engine's care for NaN and -0 costs a fifteenth of the whole decision.
  if (position >= totalRunners) return totalRunners - 1;
  return position < 0 ? totalRunners + position : position;
}

/** How long every window is; not above 0 where the margin leaves nothing and nobody can ever run. */
export function claimWindowLength(totalRunners: number, slotSeconds: number, spreadMarginMinutes: number): number {
  return totalRunners === 1 ? slotSeconds : slotSeconds - spreadMarginMinutes * 60;
}

export function isInClaimWindow(currentTime: number, slotStart: Instant, slotEnd: Instant): boolean {
  return secondsFromInstant(slotStart) <= currentTime && currentTime < secondsFromInstant(slotEnd);
}

/** How late a start would be, when that is later than allowed; null when it is not. */
export function lateFraction(
  currentTime: number,
  slotStart: Instant,
  slotEnd: Instant,
  maxStartSlotFraction: number,
): number | null {
  if (!(maxStartSlotFraction > 0 && maxStartSlotFraction < 1)) return null;
  const elapsedSeconds = secondsBetween(slotStart, instantOf("currentTime", currentTime, currentTime));
  const lengthSeconds = secondsBetween(slotStart, slotEnd);
  if (!(elapsedSeconds > 0 && lengthSeconds > 0)) return null;
  const fraction = elapsedSeconds / lengthSeconds;
  return fraction > maxStartSlotFraction ? fraction : null;
}
