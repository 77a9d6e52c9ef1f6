const MOST_DECIMALS = 6;

/** Decimal numbers at or below a limit, the shortest first: what a person would write. None is under nine tenths of it. */
export function* decimalsBelow(limit: number): Generator<number> {
  for (let decimals = 0; decimals <= MOST_DECIMALS; decimals++) {
    const candidate = Math.floor(limit * 10 ** decimals) / 10 ** decimals;
    if (candidate > 0 && candidate >= limit * 0.9) yield candidate;
  }
}

/** Decimal numbers at or above a limit, the shortest first. None is more than a tenth over it. */
export function* decimalsAbove(limit: number): Generator<number> {
  for (let decimals = 0; decimals <= MOST_DECIMALS; decimals++) {
    const candidate = Math.ceil(limit * 10 ** decimals) / 10 ** decimals;
    if (candidate <= limit * 1.1) yield candidate;
  }
}

const MINUTES_OF_DAY = 1440;

/** Intervals in minutes at or above a limit, those first that divide a day: their slots fall on the same times daily. */
export function* intervalsAbove(limit: number): Generator<number> {
  for (let minutes = Math.ceil(limit); minutes <= Math.min(limit * 2, MINUTES_OF_DAY); minutes++) {
    if (MINUTES_OF_DAY % minutes === 0) yield minutes;
  }
  yield* decimalsAbove(limit);
}

/** As a TOML, YAML or JSON file writes a float: `8.0`, `0.24`. */
export function formatFloat(value: number): string {
  return Number.isInteger(value) && Math.abs(value) < 1e15 ? value.toFixed(1) : String(value);
}

/** A share as a person says it: `half`, `a third`, `6 %`. */
export function formatShare(share: number): string {
  if (share >= 1) return "all";
  for (const [name, value] of SPOKEN) if (Math.abs(share - value) < 0.005) return name;
  const percent = share * 100;
  if (percent < 0.01) return "less than 0.01 %";
  if (percent < 1) return `${Number(percent.toPrecision(1))} %`;
  // Nearly all is not all.
  return `${percent >= 99.5 ? "over 99" : Math.round(percent)} %`;
}

const SPOKEN: readonly (readonly [string, number])[] = [
  ["half", 1 / 2],
  ["a third", 1 / 3],
  ["two thirds", 2 / 3],
  ["a quarter", 1 / 4],
  ["three quarters", 3 / 4],
];
