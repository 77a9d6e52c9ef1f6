import { instantFromMicroseconds } from "@slotwise/core";
import * as fc from "fast-check";
import type { View } from "./runners.js";

/** How long a runner's last execution took, in microseconds; or which end of it is not known. */
export type KnownDuration = number | "no start" | "no end" | "neither";

const STARTED = 1_790_000_000_000_000;

/** Durations in microseconds: up to a day, with odd last digits, none, and negative ones. */
export const microseconds: fc.Arbitrary<number> = fc.oneof(
  { withCrossShrink: true },
  fc.integer({ min: -5_000_000, max: 5_000_000 }),
  fc.integer({ min: -86_400_000_000, max: 86_400_000_000 }),
  fc.constantFrom(0, 1, 999_999, 1_000_001, 86_399_999_999, 3_600_000_001),
);

export const knownDurations: fc.Arbitrary<KnownDuration> = fc.oneof(
  { arbitrary: microseconds, weight: 3 },
  { arbitrary: fc.constantFrom("neither", "no start", "no end"), weight: 1 },
);

/**
 * A view whose runners have these pasts. Nothing else may matter to them: the executions did not all begin together,
 * every second runner has no eligibility flag, and every third began before it was created, as far as clocks tell.
 */
export function viewWithPasts(durations: readonly KnownDuration[]): View {
  return durations.map((duration, position) => {
    const started = STARTED - position * 300_000_007;
    const ended = started + (typeof duration === "number" ? duration : 1_000_000);
    return {
      runnerId: `runner-${position + 1}`,
      creationTime: instantFromMicroseconds(position % 3 === 1 ? started + 1_000_000 : started - 3_600_000_000),
      lastHeartbeat: instantFromMicroseconds(STARTED),
      allowToRunAtomicService: position % 2 === 0,
      lastServiceStart: duration === "neither" || duration === "no start" ? null : instantFromMicroseconds(started),
      lastServiceEnd: duration === "neither" || duration === "no end" ? null : instantFromMicroseconds(ended),
    };
  });
}
