import { formatDuration } from "@slotwise/words";
import { type Microseconds, SECOND } from "../records/microseconds.js";

/** `2026-11-29 14:05:30 UTC`, as near as a second. */
export function timeText(time: Microseconds): string {
  const date = new Date(Math.round(time / 1000));
  return Number.isNaN(date.getTime())
    ? "a time beyond the calendar"
    : `${date.toISOString().slice(0, -5).replace("T", " ")} UTC`;
}

/** `47 s`, `2.3 h`: as near as anybody wants to know. */
export function durationText(duration: Microseconds): string {
  const seconds = Math.abs(duration) / SECOND;
  // Below a second digits tell, above a minute they only get in the way.
  const digits = seconds < 1 ? 1000 : seconds < 100 ? 10 : 1;
  return formatDuration(Math.round(seconds * digits) / digits);
}

/** `1 start`, `3 starts` */
export function countText(count: number, one: string, several: string = `${one}s`): string {
  return `${count} ${count === 1 ? one : several}`;
}

export function seconds(duration: Microseconds): number {
  return duration / SECOND;
}
