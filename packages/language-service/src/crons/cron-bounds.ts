/** What one field of a cron counts. */
export interface CronBounds {
  readonly first: number;
  readonly last: number;
  /** What a value may be called, the first one's name first. */
  readonly names: readonly string[];
}

/** In croniter's order: seconds and years come last. */
export const CRON_BOUNDS: readonly CronBounds[] = [
  { first: 0, last: 59, names: [] },
  { first: 0, last: 23, names: [] },
  { first: 1, last: 31, names: [] },
  {
    first: 1,
    last: 12,
    names: ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"],
  },
  { first: 0, last: 6, names: ["sun", "mon", "tue", "wed", "thu", "fri", "sat"] },
  { first: 0, last: 59, names: [] },
  { first: 1970, last: 2099, names: [] },
];

export const DAY = 2;
export const WEEKDAY = 4;
export const SECOND = 5;
export const YEAR = 6;

export function boundsOf(index: number): CronBounds {
  return CRON_BOUNDS[index] as CronBounds;
}

export function sizeOf(index: number): number {
  const { first, last } = boundsOf(index);
  return last - first + 1;
}

/** A value or the name of one, in lower case; a Sunday may be 7 as well. May be out of bounds. */
export function numberOf(text: string, index: number): number | undefined {
  const { first, names } = boundsOf(index);
  const named = names.indexOf(text);
  const value = named >= 0 ? first + named : /^\d+$/.test(text) ? Number(text) : undefined;
  return index === WEEKDAY && value === 7 ? 0 : value;
}
