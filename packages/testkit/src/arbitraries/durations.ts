import * as fc from "fast-check";
import type { ExecutionTimeArguments } from "../contract/implementation.js";
import { nudge } from "../contract/ulp.js";

/** Window lengths in seconds: round ones, then any ratio. */
const windows: fc.Arbitrary<number> = fc.oneof(
  { withCrossShrink: true },
  { arbitrary: fc.constantFrom(40, 15, 30, 100, 1, 0.1, 1 / 3), weight: 1 },
  {
    arbitrary: fc
      .tuple(fc.integer({ min: 1, max: 100_000 }), fc.constantFrom(7, 100, 60, 999))
      .map(([over, under]) => over / under),
    weight: 3,
  },
);

/** Durations as parts of one window: mostly one of the limits, each with the double before and after it. */
export function durations(
  limit: number,
  sign: "positive" | "not-positive",
): fc.Arbitrary<readonly ExecutionTimeArguments[]> {
  const shares = sign === "positive" ? [0.5, 0.8, 1, 0.81, 1.2, 25, 1e-9] : [0, -0.5, -1, -3, -1e-9];
  const window = sign === "positive" ? windows : fc.oneof(windows, fc.constant(0));
  return fc.tuple(window, fc.constantFrom(limit, limit, limit, ...shares)).map(([allocatedSlotSize, share]) => {
    const duration = allocatedSlotSize * share;
    if (sign === "not-positive")
      return [{ executionDuration: share < 0 && duration < 0 ? duration : 0, allocatedSlotSize }];
    return [0, -1, 1].map((ulps) => ({ executionDuration: nudge(duration, ulps), allocatedSlotSize }));
  });
}
