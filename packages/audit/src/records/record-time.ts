import { formatInstant, instantFromMicroseconds, instantFromSeconds, parseInstant } from "@slotwise/core";
import type { Microseconds } from "./microseconds.js";

/**
 * Reads an ISO 8601 time as stores write them. One without a zone counts as UTC, and is told. What is finer than a
 * microsecond is cut off. Undefined for everything else, and beyond the year 2255.
 */
export function isoTime(value: unknown, onZoneless: () => void): Microseconds | undefined {
  if (typeof value !== "string") return undefined;
  const fast = pythonUtcTime(value);
  if (!Number.isNaN(fast)) return fast;
  // No time is longer, and what is may be of any length.
  if (value.length > 50) return undefined;
  const text = value.replace(/(\.\d{6})\d+/, "$1");
  const isZoneless = ZONELESS.test(text);
  try {
    const instant = parseInstant(isZoneless ? `${text}Z` : text);
    if (typeof instant !== "number") return undefined;
    if (isZoneless) onZoneless();
    return instant;
  } catch {
    return undefined;
  }
}

const ZONELESS = /[T ]\d{2}:\d{2}:\d{2}(?:\.\d+)?$/;

/** Seconds since the epoch, rounded as Python's `datetime.fromtimestamp` does. */
export function epochTime(value: unknown): Microseconds | undefined {
  const seconds = typeof value === "bigint" ? Number(value) : value;
  if (typeof seconds !== "number" || !(Math.abs(seconds) <= MOST_SECONDS)) return undefined;
  const instant = instantFromSeconds(seconds);
  return typeof instant === "number" ? instant : undefined;
}

/** Within it a double holds every microsecond. */
const MOST_SECONDS = 9e9;

/** `2026-01-01T00:00:00.000000+00:00`. */
export function formatTime(time: Microseconds): string {
  return formatInstant(instantFromMicroseconds(time));
}

/**
 * `2026-01-01T00:00:00.000000+00:00`, the form that nearly all times have, by its positions: many times faster than a
 * pattern. NaN for every other form.
 */
function pythonUtcTime(text: string): number {
  if (text.length !== 32) return Number.NaN;
  for (let index = 0; index < MARKS.length; index += 2) {
    if (text.charCodeAt(MARKS[index] as number) !== MARKS[index + 1]) return Number.NaN;
  }
  const year = pair(text, 0) * 100 + pair(text, 2);
  const month = pair(text, 5);
  const day = pair(text, 8);
  const hour = pair(text, 11);
  const minute = pair(text, 14);
  const second = pair(text, 17);
  const isUsual = year >= 1970 && year < 2255 && month >= 1 && month <= 12 && day >= 1;
  if (!(isUsual && day <= daysOf(year, month) && hour < 24 && minute < 60 && second < 60)) return Number.NaN;
  const seconds = (daysSinceEpoch(year, month, day) * 24 + hour) * 3600 + minute * 60 + second;
  return seconds * 1e6 + pair(text, 20) * 10_000 + pair(text, 22) * 100 + pair(text, 24);
}

/** Where in that form no digit of the time stands, and what stands there. */
const MARKS: readonly number[] = [..."2026-01-01T00:00:00.000000+00:00"].flatMap((character, at) =>
  /\d/.test(character) && at < 26 ? [] : [at, character.charCodeAt(0)],
);

/** Two digits as a number; NaN where there is anything else. */
function pair(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 48;
  const ones = text.charCodeAt(at + 1) - 48;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN;
}

function daysOf(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Of the Gregorian calendar; years that start in March have their leap day at their end. */
function daysSinceEpoch(year: number, month: number, day: number): number {
  const marchYear = month > 2 ? year : year - 1;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const leapDays = Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400);
  return marchYear * 365 + leapDays + dayOfYear - 719_468;
}
