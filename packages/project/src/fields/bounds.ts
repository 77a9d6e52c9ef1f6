import type { ConfigField } from "@slotwise/pynenc";

/** What a number has to be to make sense. What pynenc itself refuses at its start is in its releases' data. */
export interface Bounds {
  readonly least: number;
  /** Whether `least` itself is allowed. */
  readonly leastAllowed: boolean;
  readonly most: number;
}

/** A time must stay finite when it is turned into seconds. */
const MOST_TIME = Number.MAX_VALUE / 86_400;
const POSITIVE: Bounds = { least: 0, leastAllowed: false, most: MOST_TIME };
const NOT_NEGATIVE: Bounds = { least: 0, leastAllowed: true, most: MOST_TIME };
/** Counts, sizes and ports. */
const AMOUNT: Bounds = { least: 0, leastAllowed: true, most: Number.MAX_VALUE };

/** Limits that pynenc looks at only when they are above 0: anything else is none. */
const LIMIT: Bounds = { least: -Number.MAX_VALUE, leastAllowed: true, most: Number.MAX_VALUE };

const BOUNDS: ReadonlyMap<string, Bounds> = new Map([
  ["atomic_service_interval_minutes", POSITIVE],
  ["atomic_service_spread_margin_minutes", NOT_NEGATIVE],
  ["atomic_service_check_interval_minutes", NOT_NEGATIVE],
  ["runner_considered_dead_after_minutes", POSITIVE],
  ["atomic_service_execution_max_records", LIMIT],
  ["event_max_records", LIMIT],
  ["trigger_run_max_records", LIMIT],
  ["max_size_to_cache", LIMIT],
  // pynenc itself refuses any other.
  ["priority", { least: -100, leastAllowed: true, most: 100 }],
  ["atomic_service_max_start_slot_fraction", { least: 0, leastAllowed: false, most: 1 }],
]);

/** The bounds of a field: its own, or that it is finite and not negative. */
export function boundsOf({ name, unit }: Pick<ConfigField, "name" | "unit">): Bounds {
  return BOUNDS.get(name) ?? (unit === undefined ? AMOUNT : NOT_NEGATIVE);
}

export function isWithin({ least, leastAllowed, most }: Bounds, value: number): boolean {
  return (leastAllowed ? value >= least : value > least) && value <= most;
}

/** `a finite number of minutes above 0` */
export function describeBounds({ least, leastAllowed, most }: Bounds, unit: ConfigField["unit"]): string {
  const number = unit === undefined ? "number" : `number of ${unit}`;
  const lower = leastAllowed ? `of at least ${least}` : `above ${least}`;
  return most >= MOST_TIME ? `a finite ${number} ${lower}` : `a ${number} ${lower} and at most ${most}`;
}
