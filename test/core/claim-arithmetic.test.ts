import {
  type AtomicServiceClaim,
  createClaimDecider,
  createMembershipView,
  createSlotSettings,
  decideAtomicServiceClaim,
  type Instant,
  instantFromSeconds,
  microsecondsFromInstant,
} from "@slotwise/core";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type BigIntClaim, claimInBigInts } from "./support/bigint-claim.js";
import { withNeighbours } from "./support/doubles.js";
import { SAFE } from "./support/instants.js";
import { checkProperty } from "./support/properties.js";

/** Where a number no longer holds every microsecond: in June 2255, and as far before the epoch. */
const EDGE = Number(SAFE) / 1e6;

const questions = fc.record({
  totalRunners: fc.oneof(fc.integer({ min: 1, max: 12 }), fc.constant(1000)),
  serviceIntervalMinutes: fc.oneof(
    fc.constantFrom(5, 1, 1 / 9, 0.1, 60, 1440, 1e6),
    fc.double({ min: 1e-3, max: 1e4, noNaN: true }),
  ),
  spreadMarginMinutes: fc.constantFrom(0, 0.01, 1, 1e-9, 1 / 3),
  maxStartSlotFraction: fc.constantFrom(0, 0.5, 1, 1 / 3, 0.999),
  membershipStabilizationSeconds: fc.constantFrom(0, 0, 30, 1e-6),
  /** Negative for a stranger. */
  position: fc.integer({ min: -1, max: 11 }),
  base: fc.constantFrom(1.8e9, 1_795_500_000, 0, -1e6, EDGE, -EDGE, 2e11, -6e10),
  /** Of the interval, and further. */
  away: fc.oneof(
    fc.double({ min: -2, max: 2, noNaN: true }),
    fc.integer({ min: -40, max: 40 }).map((part) => part / 24),
  ),
  ulps: fc.constantFrom(-1, 0, 1),
});

describe("a claim", () => {
  it("is the same in numbers as in bigints, today, at the epoch and around where numbers end", () => {
    const seen = { number: 0, bigint: 0, both: 0 };
    const reasons = new Set<string>();
    checkProperty(
      fc.property(questions, ({ totalRunners, position, base, away, ulps, ...changes }) => {
        const settings = createSlotSettings(changes);
        const exactTime = base + away * settings.serviceIntervalMinutes * 60;
        const currentTime = withNeighbours(exactTime)[ulps + 1] ?? exactTime;
        const activeRunners = Array.from({ length: totalRunners }, (_, index) => ({
          runnerId: `runner-${index}`,
          creationTime: instantFromSeconds(exactTime - (index % 3) * 30),
        }));
        const runnerId = `runner-${position < 0 ? "stranger" : position % totalRunners}`;
        const request = { ...settings, runnerId, activeRunners, currentTime };
        const claim = decideAtomicServiceClaim(request);
        expect(inBigInts(claim)).toEqual(claimInBigInts(request));

        const view = createMembershipView(activeRunners);
        expect(createClaimDecider(settings).decide(view, runnerId, currentTime)).toEqual(claim);
        reasons.add(claim.reason);
        count(seen, claim);
      }),
      5000,
    );
    // Neither path, nor the step from one to the other within a claim, is left to chance.
    expect(Math.min(seen.number, seen.bigint)).toBeGreaterThan(1000);
    expect(seen.both).toBeGreaterThan(20);
    expect(reasons.size).toBe(5);
  });
});

function count(
  seen: Record<"number" | "bigint" | "both", number>,
  { cycleStart, slotStart, slotEnd }: AtomicServiceClaim,
) {
  const forms = new Set([cycleStart, slotStart ?? cycleStart, slotEnd ?? cycleStart].map((instant) => typeof instant));
  seen[forms.size > 1 ? "both" : forms.has("number") ? "number" : "bigint"]++;
}

function inBigInts({
  runnerPosition: _,
  stableRunnerCount: __,
  shouldTryStart: ___,
  ...claim
}: AtomicServiceClaim): BigIntClaim {
  const exact = (instant: Instant | null) => (instant === null ? null : microsecondsFromInstant(instant));
  return {
    ...claim,
    cycleStart: microsecondsFromInstant(claim.cycleStart),
    slotStart: exact(claim.slotStart),
    slotEnd: exact(claim.slotEnd),
  };
}
