/** A number with four significant digits, never fewer than two decimals, no zeros at its end and no exponent. */
export function formatNumber(value: number): string {
  const wholeDigits = Math.max(1, Math.floor(Math.log10(Math.abs(value) || 1)) + 1);
  const decimals = value < 1 ? smallDecimals(value) : Math.max(2, 4 - wholeDigits);
  const written = value
    .toFixed(decimals)
    .replace(/(\.\d*?)0+$/, "$1")
    .replace(/\.$/, "");
  return written === "-0" ? "0" : written;
}

/** A whole number with commas, whatever the locale of the machine. */
export function formatCount(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ",");
}

/** A share from 0 to 1 in whole percent; what is not quite nothing or not quite all is never rounded to it. */
export function formatShare(share: number): string {
  const percent = Math.round(share * 100);
  if (share > 0 && percent < 1) return "under 1 %";
  return share < 1 && percent > 99 ? "over 99 %" : `${percent} %`;
}

function smallDecimals(value: number): number {
  if (value <= 0) return 2;
  return Math.min(12, 3 - Math.floor(Math.log10(value)));
}

/** `1 runner`, `12,000 runners`: a count with its noun. */
export function counted(count: number, noun: string): string {
  return `${formatCount(count)} ${noun}${count === 1 ? "" : "s"}`;
}
