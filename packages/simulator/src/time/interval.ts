import type { SlotSettings } from "@slotwise/core";
import { DAY, MILLISECOND, MINUTE } from "./microseconds.js";

/** A run is made of whole microseconds: in a shorter cycle few of them are left to a slot, and every hour has too many. */
export const SHORTEST_INTERVAL_MINUTES: number = MILLISECOND / MINUTE;

/** A run's microseconds are exact up to 2^53; the ends of a longer cycle would not be, nor lie in Python's calendar. */
export const LONGEST_INTERVAL_MINUTES: number = (36_500 * DAY) / MINUTE;

/** Whether a cycle is one that can be simulated. */
export function isSimulable({
  serviceIntervalMinutes: minutes,
}: Pick<SlotSettings, "serviceIntervalMinutes">): boolean {
  return typeof minutes === "number" && minutes >= SHORTEST_INTERVAL_MINUTES && minutes <= LONGEST_INTERVAL_MINUTES;
}

/** @throws RangeError for a cycle that cannot be simulated */
export function requireSimulable(settings: Pick<SlotSettings, "serviceIntervalMinutes">): void {
  if (isSimulable(settings)) return;
  throw new RangeError(
    `serviceIntervalMinutes is ${String(settings.serviceIntervalMinutes)}, but must be ${SIMULABLE_INTERVAL}`,
  );
}

/** What is allowed, in words. */
export const SIMULABLE_INTERVAL: string = `from ${SHORTEST_INTERVAL_MINUTES} (a millisecond) to ${LONGEST_INTERVAL_MINUTES} (a hundred years) to be simulated`;
