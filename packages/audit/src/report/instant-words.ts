import { formatInstant, instantFromMicroseconds } from "@slotwise/core";
import { HOUR, type Microseconds } from "../records/microseconds.js";

const DAY: Microseconds = 24 * HOUR;

/** For programs: ISO 8601 in UTC; null where there is no such time. */
export function isoTime(time: Microseconds | undefined): string | null {
  if (time === undefined || !Number.isSafeInteger(time)) return null;
  return formatInstant(instantFromMicroseconds(time));
}

/** For people: `14:05:30`, with the day where it is another one than now's. Always UTC, which is said once. */
export function shortTime(time: Microseconds, now: Microseconds): string {
  const iso = isoTime(time);
  if (iso === null) return "a time beyond the calendar";
  const isToday = Math.floor(time / DAY) === Math.floor(now / DAY);
  return isToday ? iso.slice(11, 19) : `${iso.slice(0, 10)} ${iso.slice(11, 19)}`;
}
