import { refuse } from "./argument.js";
import { type Instant, instantFromBigInt, microsecondsFromInstant } from "./instant.js";

const ISO =
  /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,6}))?(?:Z|([+-])(\d{2}):?(\d{2})(?::?(\d{2}))?)$/;

const READABLE =
  "an ISO 8601 time with seconds, at most six digits after them and an offset, such as 2026-01-01T00:00:00+00:00";

/**
 * Reads an ISO 8601 time with an offset (`Z` or `+HH:MM`) and up to six fractional digits.
 * @throws RangeError for any other text, ISO 8601 or not: a time without an offset is nobody's instant
 */
export function parseInstant(iso: string): Instant {
  const parts = typeof iso === "string" ? ISO.exec(iso) : null;
  if (parts === null) return refuse("iso", iso, READABLE);
  const field = (index: number): number => Number(parts[index] ?? 0);
  const date = new Date(0);
  date.setUTCFullYear(field(1), field(2) - 1, field(3));
  // A day that the month does not have leads into another one.
  const dateExists = date.getUTCMonth() === field(2) - 1 && field(1) >= 1;
  const timeExists = field(4) < 24 && field(5) < 60 && field(6) < 60;
  const offsetExists = field(9) < 24 && field(10) < 60 && field(11) < 60;
  if (!(dateExists && timeExists && offsetExists)) refuse("iso", iso, "a time that exists");
  const secondsOfDay = field(4) * 3600 + field(5) * 60 + field(6);
  const offsetSeconds = (parts[8] === "-" ? -1 : 1) * (field(9) * 3600 + field(10) * 60 + field(11));
  const seconds = date.getTime() / 1000 + secondsOfDay - offsetSeconds;
  const microseconds = (parts[7] ?? "").padEnd(6, "0");
  const instant = instantFromBigInt(BigInt(seconds) * 1_000_000n + BigInt(microseconds));
  return instant ?? refuse("iso", iso, "within the years 1 to 9999 in UTC");
}

/**
 * Writes an instant as Python does, in UTC, always with six fractional digits.
 * @throws RangeError for what is no instant, or outside the years 1 to 9999
 */
export function formatInstant(instant: Instant): string {
  // The type is a promise that any number can be cast to.
  const isWhole = typeof instant === "bigint" || Number.isSafeInteger(instant);
  if (!(isWhole && instantFromBigInt(BigInt(instant)) !== undefined)) {
    return refuse("instant", instant, "whole microseconds within the years 1 to 9999");
  }
  const total = microsecondsFromInstant(instant);
  const microseconds = ((total % 1_000_000n) + 1_000_000n) % 1_000_000n;
  const wholeSeconds = Number((total - microseconds) / 1_000_000n);
  const iso = new Date(wholeSeconds * 1000).toISOString();
  return `${iso.slice(0, 19)}.${microseconds.toString().padStart(6, "0")}+00:00`;
}
