/** Which runners of a fleet get a row of their own. */
export interface ShownRows {
  /** Positions from 0 on without a hole. */
  readonly first: readonly number[];
  /** How many runners are left out between `first` and `last`. */
  readonly hidden: number;
  /** The fleet's last position, where it does not follow on `first`. */
  readonly last: number | undefined;
}

/** All runners when they fit, else the first few and the last. Work does not grow with the fleet. */
export function shownRows(totalRunners: number, maxRows: number): ShownRows {
  if (totalRunners <= maxRows) return { first: positions(totalRunners), hidden: 0, last: undefined };
  const first = positions(Math.max(1, Math.min(MOST_FIRST, maxRows - 2)));
  const hidden = totalRunners - first.length - 1;
  return { first, hidden, last: totalRunners - 1 };
}

/** The positions of all rows, from top to bottom. */
export function rowPositions(rows: ShownRows): readonly number[] {
  return rows.last === undefined ? rows.first : [...rows.first, rows.last];
}

const MOST_FIRST = 8;

function positions(count: number): number[] {
  return Array.from({ length: count }, (_, position) => position);
}
