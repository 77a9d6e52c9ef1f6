import type { ConfigField } from "./facts.generated.js";

/** What a number has to be to make sense; pynenc itself checks nothing. */
export interface Bounds {
  readonly least: number;
  /** Whether `least` itself is allowed. */
  readonly leastAllowed: boolean;
  readonly most: number;
}

const POSITIVE: Bounds = { least: 0, leastAllowed: false, most: Number.POSITIVE_INFINITY };
const NOT_NEGATIVE: Bounds = { least: 0, leastAllowed: true, most: Number.POSITIVE_INFINITY };

const BOUNDS: Readonly<Record<string, Bounds>> = {
  atomic_service_interval_minutes: POSITIVE,
  atomic_service_spread_margin_minutes: NOT_NEGATIVE,
  atomic_service_check_interval_minutes: NOT_NEGATIVE,
  runner_considered_dead_after_minutes: POSITIVE,
  atomic_service_max_start_slot_fraction: { least: 0, leastAllowed: false, most: 1 },
};

/** The bounds of a field: its own, or, for a duration, that it is not negative; undefined where any number will do. */
export function boundsOf(field: Pick<ConfigField, "name" | "unit">): Bounds | undefined {
  return BOUNDS[field.name] ?? (field.unit === undefined ? undefined : NOT_NEGATIVE);
}

/** A finite number within bounds; minutes must stay finite in seconds, too. */
export function isInBounds(name: string, value: number): boolean {
  const { least, leastAllowed, most } = BOUNDS[name] ?? NOT_NEGATIVE;
  if (!Number.isFinite(value * 60)) return false;
  return (leastAllowed ? value >= least : value > least) && value <= most;
}

export function describeBounds({ least, leastAllowed, most }: Bounds): string {
  const lower = leastAllowed ? `at least ${least}` : `above ${least}`;
  return most === Number.POSITIVE_INFINITY ? `a finite number ${lower}` : `${lower} and at most ${most}`;
}
