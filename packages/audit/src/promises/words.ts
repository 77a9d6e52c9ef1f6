import { formatDuration } from "@slotwise/words";
import { type Microseconds, SECOND } from "../records/microseconds.js";

/** `2026-11-29 14:05:30 UTC`: the second that it lies in. */
export function timeText(time: Microseconds): string {
  const date = new Date(Math.floor(time / 1000));
  return Number.isNaN(date.getTime())
    ? "a time beyond the calendar"
    : `${date.toISOString().slice(0, -5).replace("T", " ")} UTC`;
}

/** `47 s`, `2 h 18 min`, `3 d 4 h`: as near as anybody wants to know. */
export function durationText(duration: Microseconds): string {
  const seconds = Math.abs(duration) / SECOND;
  if (seconds >= 2 * DAY_SECONDS) return daysText(seconds);
  // Of little digits tell, of much they only get in the way.
  const digits = seconds < 1 ? 1000 : seconds < 10 ? 100 : seconds < 100 ? 10 : 1;
  return formatDuration(Math.round(seconds * digits) / digits);
}

const DAY_SECONDS = 86_400;

/** `3 d 4 h` */
function daysText(seconds: number): string {
  const hours = Math.round(seconds / 3600);
  const rest = hours % 24;
  return rest === 0 ? `${hours / 24} d` : `${Math.floor(hours / 24)} d ${rest} h`;
}

/** `1 start`, `3 starts` */
export function countText(count: number, one: string, several: string = `${one}s`): string {
  return `${count} ${count === 1 ? one : several}`;
}

export function seconds(duration: Microseconds): number {
  return duration / SECOND;
}
