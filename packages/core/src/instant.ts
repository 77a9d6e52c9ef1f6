import { refuse } from "./argument.js";
import { FRACTION_REMOVER, roundHalfEven } from "./python-float.js";

declare const unit: unique symbol;

/**
 * A moment: whole microseconds since 1970-01-01T00:00:00Z, as Python's `datetime` keeps them. A number as long as it is
 * a safe integer, which is until the year 2255, and a bigint beyond, because the years up to 9999 do not fit into a
 * double's 53 bits. Each moment has one form only, so that `===` and `<` are right for any two. The compiler refuses to
 * subtract them: `secondsBetween` does.
 */
export type Instant = (number | bigint) & { readonly [unit]: "microseconds since the epoch" };

/** 0001-01-01T00:00:00Z and 9999-12-31T23:59:59.999999Z, the ends of Python's `datetime`. Both lie beyond safe integers. */
const EARLIEST = -62_135_596_800_000_000n;
const LATEST = 253_402_300_799_999_999n;

/** Whether seconds since the epoch are a time within the years 1 to 9999. */
export function isCalendarSeconds(seconds: number): boolean {
  return Number.isFinite(seconds) && EARLIEST_SECONDS <= seconds && seconds < END_SECONDS;
}

const EARLIEST_SECONDS = -62_135_596_800;
/** Where the year 10000 would begin. */
export const END_SECONDS = 253_402_300_800;

/**
 * An instant from whole microseconds since the epoch.
 * @throws RangeError outside the years 1 to 9999, or for a number that is not a safe integer
 */
export function instantFromMicroseconds(microseconds: bigint | number): Instant {
  // Adding a positive zero takes the sign off a negative one.
  if (Number.isSafeInteger(microseconds)) return ((microseconds as number) + 0) as Instant;
  if (typeof microseconds !== "bigint") {
    return refuse("microseconds", microseconds, "a bigint, or a whole number that a double holds exactly");
  }
  return instantFromBigInt(microseconds) ?? refuse("microseconds", microseconds, "within the years 1 to 9999");
}

/** In the one form that an instant has; undefined outside the years 1 to 9999. */
export function instantFromBigInt(microseconds: bigint): Instant | undefined {
  if (microseconds < EARLIEST || LATEST < microseconds) return undefined;
  const double = Number(microseconds);
  return (Number.isSafeInteger(double) ? double : microseconds) as Instant;
}

/** An instant's microseconds since the epoch, for arithmetic that must be exact however far it leads. */
export function microsecondsFromInstant(instant: Instant): bigint {
  return BigInt(instant);
}

/**
 * Python's `datetime.fromtimestamp(seconds, UTC)`: seconds and fraction are split first and only the fraction is
 * scaled and rounded half to even. Scaling the whole number gives other microseconds for about one time in five.
 * @throws RangeError outside the years 1 to 9999
 */
export function instantFromSeconds(seconds: number): Instant {
  requireCalendar("seconds", seconds, seconds);
  return instantOf("seconds", seconds, seconds);
}

/**
 * The same of a number, for callers whose own argument the seconds come from: a refusal names that one. Here every
 * claim comes by, some four times, so what is rare stands elsewhere.
 */
export function instantOf(argument: string, seconds: number, value: number): Instant {
  const whole = Math.trunc(seconds);
  // Exact wherever the sum is safe, since both terms have one sign; where it is not, it does not come out as if it were.
  const microseconds = whole * 1e6 + ((seconds - whole) * 1e6 + FRACTION_REMOVER - FRACTION_REMOVER);
  return Math.abs(microseconds) <= Number.MAX_SAFE_INTEGER
    ? (microseconds as Instant)
    : farInstant(argument, seconds, value);
}

function farInstant(argument: string, seconds: number, value: number): Instant {
  requireCalendar(argument, seconds, value);
  const whole = Math.trunc(seconds);
  const microseconds = BigInt(whole) * 1_000_000n + BigInt(roundHalfEven((seconds - whole) * 1e6));
  return instantFromBigInt(microseconds) ?? refuse(argument, value, WITHIN_CALENDAR);
}

function requireCalendar(argument: string, seconds: number, value: number): void {
  if (!Number.isFinite(seconds)) refuse(argument, value, WITHIN_CALENDAR);
}

export const WITHIN_CALENDAR = "a time within the years 1 to 9999";

/**
 * Whole microseconds as seconds, divided once, as Python's `timedelta.total_seconds()` does.
 * Past 2**53 the decimal text is read instead: that rounds once, where a division of doubles would round twice.
 * @param microseconds a bigint, or a safe integer
 */
export function secondsFromMicroseconds(microseconds: bigint | number): number {
  const double = Number(microseconds);
  if (Number.isSafeInteger(double)) return double / 1e6;
  const exact = BigInt(microseconds);
  const digits = (exact < 0n ? -exact : exact).toString();
  const magnitude = Number(`${digits.slice(0, -6)}.${digits.slice(-6)}`);
  return exact < 0n ? -magnitude : magnitude;
}

/** An instant as seconds since the epoch: Python's `datetime.timestamp()`. */
export function secondsFromInstant(instant: Instant): number {
  return typeof instant === "number" ? instant / 1e6 : secondsFromMicroseconds(instant);
}

/** From one instant to another, negative when the second is the earlier one: Python's `(end - start).total_seconds()`. */
export function secondsBetween(start: Instant, end: Instant): number {
  if (typeof start === "number" && typeof end === "number") {
    const microseconds = end - start;
    if (Number.isSafeInteger(microseconds)) return microseconds / 1e6;
  }
  return secondsFromMicroseconds(BigInt(end) - BigInt(start));
}
