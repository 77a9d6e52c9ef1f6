import { refuse } from "./argument.js";
import { roundHalfEven } from "./python-float.js";

declare const unit: unique symbol;

/**
 * A moment: whole microseconds since 1970-01-01T00:00:00Z, as Python's `datetime` keeps them. A bigint, because the
 * years up to 9999 do not fit into a double's 53 bits.
 */
export type Instant = bigint & { readonly [unit]: "microseconds since the epoch" };

/** 0001-01-01T00:00:00Z and 9999-12-31T23:59:59.999999Z, the ends of Python's `datetime`. */
const EARLIEST = -62_135_596_800_000_000n;
const LATEST = 253_402_300_799_999_999n;

/** Whether seconds since the epoch are a time within the years 1 to 9999. */
export function isCalendarSeconds(seconds: number): boolean {
  return Number.isFinite(seconds) && EARLIEST_SECONDS <= seconds && seconds < END_SECONDS;
}

const EARLIEST_SECONDS = -62_135_596_800;
/** Where the year 10000 would begin. */
const END_SECONDS = 253_402_300_800;

/**
 * An instant from whole microseconds since the epoch.
 * @throws RangeError outside the years 1 to 9999, or for a number that is not a safe integer
 */
export function instantFromMicroseconds(microseconds: bigint | number): Instant {
  if (typeof microseconds !== "bigint" && !Number.isSafeInteger(microseconds)) {
    refuse("microseconds", microseconds, "a bigint, or a whole number that a double holds exactly");
  }
  const value = BigInt(microseconds);
  if (!isWithinCalendar(value)) refuse("microseconds", microseconds, "within the years 1 to 9999");
  return value;
}

function isWithinCalendar(microseconds: bigint): microseconds is Instant {
  // A caller without types may hand in a number, which compares with bigints just as well.
  return typeof microseconds === "bigint" && EARLIEST <= microseconds && microseconds <= LATEST;
}

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
  const instant = BigInt(seconds) * 1_000_000n + BigInt(microseconds);
  return isWithinCalendar(instant) ? instant : refuse("iso", iso, "within the years 1 to 9999 in UTC");
}

/**
 * Writes an instant as Python does, in UTC, always with six fractional digits.
 * @throws RangeError for what is no instant, or outside the years 1 to 9999
 */
export function formatInstant(instant: Instant): string {
  // The type is a promise that any bigint can be cast to.
  if (!isWithinCalendar(instant)) return refuse("instant", instant, "a bigint within the years 1 to 9999");
  const microseconds = ((instant % 1_000_000n) + 1_000_000n) % 1_000_000n;
  const wholeSeconds = Number((instant - microseconds) / 1_000_000n);
  const iso = new Date(wholeSeconds * 1000).toISOString();
  return `${iso.slice(0, 19)}.${microseconds.toString().padStart(6, "0")}+00:00`;
}

/**
 * Python's `datetime.fromtimestamp(seconds, UTC)`: seconds and fraction are split first and only the fraction is
 * scaled and rounded half to even. Scaling the whole number gives other microseconds for about one time in five.
 * @throws RangeError outside the years 1 to 9999
 */
export function instantFromSeconds(seconds: number): Instant {
  return instantOf("seconds", seconds);
}

/** The same for callers whose own argument the seconds come from: a refusal names that one. */
export function instantOf(argument: string, seconds: number, value: number = seconds): Instant {
  if (Number.isFinite(seconds)) {
    const whole = Math.trunc(seconds);
    const microseconds = roundHalfEven((seconds - whole) * 1e6);
    const instant = BigInt(whole) * 1_000_000n + BigInt(microseconds);
    if (isWithinCalendar(instant)) return instant;
  }
  return refuse(argument, value, "a time within the years 1 to 9999");
}

/**
 * Whole microseconds as seconds, divided once, as Python's `timedelta.total_seconds()` does.
 * Past 2**53 the decimal text is read instead: that rounds once, where a division of doubles would round twice.
 */
export function secondsFromMicroseconds(microseconds: bigint): number {
  const double = Number(microseconds);
  if (Number.isSafeInteger(double)) return double / 1e6;
  const digits = (microseconds < 0n ? -microseconds : microseconds).toString();
  const magnitude = Number(`${digits.slice(0, -6)}.${digits.slice(-6)}`);
  return microseconds < 0n ? -magnitude : magnitude;
}

/** An instant as seconds since the epoch: Python's `datetime.timestamp()`. */
export function secondsFromInstant(instant: Instant): number {
  return secondsFromMicroseconds(instant);
}
