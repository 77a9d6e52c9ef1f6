const UNIT_SECONDS: Readonly<Record<string, number>> = { us: 1e-6, ms: 1e-3, s: 1, m: 60, min: 60, h: 3600, d: 86_400 };

/**
 * Reads a duration such as `20s`, `500ms`, `1.5min` or `1h30m`, in seconds. A number without a unit is undefined
 * rather than guessed.
 */
export function parseDuration(text: string): number | undefined {
  const compact = text.replaceAll(/\s+/g, "").toLowerCase().replaceAll("µs", "us").replaceAll("μs", "us");
  if (!/^(?:\d+(?:\.\d+)?(?:us|ms|s|min|m|h|d))+$/.test(compact)) return undefined;
  let seconds = 0;
  for (const [, amount = "0", unit = "s"] of compact.matchAll(/(\d+(?:\.\d+)?)(us|ms|min|s|m|h|d)/g)) {
    // Divided where the unit is a decimal fraction: 0.5 ms is then the double nearest to it.
    const factor = UNIT_SECONDS[unit] ?? 1;
    seconds += factor < 1 ? Number(amount) / Math.round(1 / factor) : Number(amount) * factor;
  }
  return Number.isFinite(seconds) ? seconds : undefined;
}
