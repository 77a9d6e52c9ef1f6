import type { Limit } from "@slotwise/core";

/** Values near a limit that a person would write; none where there is no limit to go by. */
export function valuesOf(limit: Limit, near: (value: number) => Iterable<number>): Iterable<number> {
  return limit.kind === "limit" ? near(limit.value) : [];
}
