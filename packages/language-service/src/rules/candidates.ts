import type { Limit } from "@slotwise/core";

/** Values near a limit that a person would write; none where there is no limit to go by. Looked for when asked for. */
export function* valuesOf(limitOf: () => Limit, near: (value: number) => Iterable<number>): Generator<number> {
  const limit = limitOf();
  if (limit.kind === "limit") yield* near(limit.value);
}
