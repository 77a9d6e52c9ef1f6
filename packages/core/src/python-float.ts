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
  const remainder = dividend % divisor;
  let quotient = (dividend - remainder) / divisor;
  if (remainder !== 0 && remainder < 0 !== divisor < 0) quotient -= 1;
  if (quotient === 0) return Object.is(dividend / divisor, -0) ? -0 : 0;
  const floored = Math.floor(quotient);
  return quotient - floored > 0.5 ? floored + 1 : floored;
}

/** Rounds to the nearest whole number, ties to the even one, as Python's `round(x)` does. */
export function roundHalfEven(value: number): number {
  const floored = Math.floor(value);
  const fraction = value - floored;
  if (fraction < 0.5) return floored;
  if (fraction > 0.5) return floored + 1;
  return floored % 2 === 0 ? floored : floored + 1;
}

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
