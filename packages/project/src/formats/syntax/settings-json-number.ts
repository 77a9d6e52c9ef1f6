/** Powers of ten as doubles, from 10^0 to the largest. */
const POWERS: readonly number[] = Array.from({ length: 309 }, (_, exponent) => Number(`1e${exponent}`));
const MOST_DIGITS = 2n ** 64n - 1n;
/** More than any exponent that leads to a number other than 0 or infinity. */
const FAR = 1_000_000;

/**
 * The double that pynenc's reader of JSON makes of a number, which is not always the nearest one: it takes the digits as one
 * whole number of 64 bits, and multiplies or divides that once by a power of ten. Undefined where it is too large.
 */
export function jsonNumber(written: string): number | undefined {
  const [, sign = "", whole = "", fraction = "", power = "0"] =
    /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(written) ?? [];
  let digits = 0n;
  let exponent = Math.max(-FAR, Math.min(FAR, Number(power)));
  let isFull = false;
  for (const digit of whole) {
    if (!isFull && digits * 10n + BigInt(digit) <= MOST_DIGITS) digits = digits * 10n + BigInt(digit);
    else {
      isFull = true;
      exponent++;
    }
  }
  for (const digit of isFull ? "" : fraction) {
    if (digits * 10n + BigInt(digit) > MOST_DIGITS) break;
    digits = digits * 10n + BigInt(digit);
    exponent--;
  }
  const size = scaled(Number(digits), exponent);
  if (size === undefined) return undefined;
  return sign === "-" ? -size : size;
}

function scaled(digits: number, power: number): number | undefined {
  let [value, exponent] = [digits, power];
  while (value !== 0) {
    const factor = POWERS[Math.abs(exponent)];
    if (factor !== undefined) {
      value = exponent < 0 ? value / factor : value * factor;
      return Number.isFinite(value) ? value : undefined;
    }
    if (exponent > 0) return undefined;
    value /= POWERS[308] as number;
    exponent += 308;
  }
  return value;
}
