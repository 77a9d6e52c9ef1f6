import { refuse, requireCount } from "./argument.js";

/**
 * Python's `dividend % divisor` for floats: the result takes the divisor's sign.
 * `pythonModulo(-10, 300)` is 290 where JavaScript's own `%` gives -10, and `pythonModulo(-1e-20, 300)` is 300 itself.
 */
export function pythonModulo(dividend: number, divisor: number): number {
  const isSmall =
    dividend >= 0 && dividend <= Number.MAX_SAFE_INTEGER && divisor > 0 && divisor <= Number.MAX_SAFE_INTEGER;
  if (isSmall && Math.floor(divisor) === divisor) {
    return moduloOfWhole(dividend, divisor);
  }
  const remainder = dividend % divisor;
  if (remainder === 0) return divisor < 0 ? -0 : 0;
  return remainder < 0 !== divisor < 0 ? remainder + divisor : remainder;
}

/**
 * The same, faster than the engine's `%`: nearly every time today and cycle of whole seconds come here. Nothing is rounded
 * but the quotient, and that cannot reach the next whole number: the dividend below it is more than half a unit in the
 * quotient's last place away. The product is a whole number that a double holds, and the difference a multiple of the
 * dividend's last bit.
 */
function moduloOfWhole(dividend: number, divisor: number): number {
  return dividend - Math.floor(dividend / divisor) * divisor;
}

/**
 * Python's `dividend // divisor` for floats. Not `Math.floor(dividend / divisor)`: the quotient is taken after the
 * remainder is removed, so that `//` and `%` agree where the division itself rounds up to a whole number.
 */
export function pythonFloorDivide(dividend: number, divisor: number): number {
  const near = dividend / divisor;
  const floored = Math.floor(near);
  const fraction = near - floored;
  // Nearly every time and cycle come here, where no rounding reaches a whole number.
  const isClear = near > 0 && near < CLEAR_QUOTIENT && fraction > CLEAR_DISTANCE && fraction < 1 - CLEAR_DISTANCE;
  return isClear ? floored : floorByRemainder(dividend, divisor);
}

/** A quotient below the first is off by at most 2 ** -24, a sixteenth of the second; so is what the remainder leads to. */
const CLEAR_QUOTIENT = 2 ** 30;
const CLEAR_DISTANCE = 2 ** -20;

function floorByRemainder(dividend: number, divisor: number): number {
  const remainder = dividend % divisor;
  let quotient = (dividend - remainder) / divisor;
  if (remainder !== 0 && remainder < 0 !== divisor < 0) quotient -= 1;
  if (quotient === 0) return Object.is(dividend / divisor, -0) ? -0 : 0;
  const floored = Math.floor(quotient);
  return quotient - floored > 0.5 ? floored + 1 : floored;
}

/** Rounds to the nearest whole number, ties to the even one, as Python's `round(x)` does. */
export function roundHalfEven(value: number): number {
  if (Math.abs(value) < 2 ** 51) return value + FRACTION_REMOVER - FRACTION_REMOVER;
  const floored = Math.floor(value);
  const fraction = value - floored;
  if (fraction < 0.5) return floored;
  return fraction > 0.5 || floored % 2 !== 0 ? floored + 1 : floored;
}

/**
 * An even number in the middle of the doubles that are 1 apart, 2 ** 52 to 2 ** 53. A value of less than 2 ** 51 added to
 * it stays among them, so the addition itself rounds it to a whole number, ties to even; taking it off again is exact.
 */
export const FRACTION_REMOVER: number = 1.5 * 2 ** 52;

/** A double has no more fractional decimal digits than this. */
const MOST_DIGITS = 1074;

/**
 * Formats as Python's `f"{value:.{digits}f}"`: rounded once, from the exact binary value, ties to even.
 * `formatSeconds(0.125, 2)` is `0.12`, where `toFixed` says `0.13`.
 *
 * @param value any double; NaN and infinities give Python's `nan`, `inf` and `-inf`
 * @param digits digits after the point, 0 to 1074
 * @throws RangeError when `value` is no number at all, or `digits` none of these
 */
export function formatSeconds(value: number, digits: number): string {
  requireCount("digits", digits, 0, MOST_DIGITS);
  if (typeof value !== "number") return refuse("value", value, "a number, infinities and NaN included");
  if (Number.isNaN(value)) return "nan";
  const sign = value < 0 || Object.is(value, -0) ? "-" : "";
  if (!Number.isFinite(value)) return `${sign}inf`;
  const { mantissa, exponent } = decompose(Math.abs(value));
  const scaled = mantissa * 10n ** BigInt(digits);
  const rounded = exponent >= 0 ? scaled << BigInt(exponent) : shiftRightHalfEven(scaled, BigInt(-exponent));
  const text = rounded.toString().padStart(digits + 1, "0");
  if (digits === 0) return sign + text;
  return `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/** The double as `mantissa * 2 ** exponent`, exactly. */
function decompose(value: number): { mantissa: bigint; exponent: number } {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  const bits = view.getBigUint64(0);
  const biased = Number(bits >> 52n) & 0x7ff;
  const fraction = bits & 0xfffffffffffffn;
  return biased === 0
    ? { mantissa: fraction, exponent: -1074 }
    : { mantissa: fraction | 0x10000000000000n, exponent: biased - 1075 };
}

function shiftRightHalfEven(value: bigint, bits: bigint): bigint {
  const quotient = value >> bits;
  const remainder = value - (quotient << bits);
  const half = 1n << (bits - 1n);
  if (remainder < half || (remainder === half && quotient % 2n === 0n)) return quotient;
  return quotient + 1n;
}
