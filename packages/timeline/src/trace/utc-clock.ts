import type { PictureClock } from "./picture-clock.js";
import { roundTicks } from "./ticks.js";

/** Times as a clock on a wall shows them, in UTC, with the day where it changes. */
export const UTC_CLOCK: PictureClock = {
  name: "utc",
  ticks: (from, to, most) => roundTicks(from, to, most, STEPS),
  labels,
  aside: (from) => [utcText(from).slice(0, 10), "UTC"],
  words: (time) => `${utcText(time).slice(0, 19)} UTC`,
};

const MILLISECOND = 1000;
const SECOND = 1000 * MILLISECOND;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const STEPS: readonly number[] = [
  ...[1, 10, 100].flatMap((unit) => [1, 2, 5].map((count) => count * unit * MILLISECOND)),
  ...[SECOND, MINUTE].flatMap((unit) => [1, 2, 5, 10, 15, 30].map((count) => count * unit)),
  ...[1, 2, 3, 6, 12].map((count) => count * HOUR),
  ...[1, 2, 3, 5, 7, 14, 30].map((count) => count * DAY),
];

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** The furthest instant that a date can hold, either way. */
const MOST_MILLISECONDS = 8.64e15;

/** `2026-11-29 14:05:30.123`; times that no calendar has are taken for the last that one has. */
function utcText(time: number): string {
  const milliseconds = Math.min(MOST_MILLISECONDS, Math.max(-MOST_MILLISECONDS, Math.floor(time / MILLISECOND)));
  return new Date(Number.isNaN(milliseconds) ? 0 : milliseconds).toISOString().replace("T", " ").slice(0, -1);
}

/** `14:05`, with seconds or milliseconds where a tick has some, and `30 Nov 00:00` where the day has changed. */
function labels(ticks: readonly number[], from: number): readonly string[] {
  const isWhole = (unit: number): boolean => ticks.every((tick) => tick % unit === 0);
  const length = isWhole(MINUTE) ? "14:05".length : isWhole(SECOND) ? "14:05:30".length : "14:05:30.123".length;
  const isByDay = isWhole(DAY);
  return ticks.map((tick, index) => {
    const before = ticks[index - 1] ?? from;
    const time = utcText(tick).slice(-12).slice(0, length);
    if (isByDay) return dayText(tick);
    return Math.floor(before / DAY) === Math.floor(tick / DAY) ? time : `${dayText(tick)} ${time}`;
  });
}

function dayText(time: number): string {
  const [, month = 1, day = 1] = utcText(time).split(" ", 1)[0]?.split("-").slice(-3).map(Number) ?? [];
  return `${day} ${MONTHS[month - 1] ?? ""}`;
}
