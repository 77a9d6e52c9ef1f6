import {
  type Cycle,
  createCycle,
  createFleet,
  createSlotSettings,
  type Fleet,
  instantFromMicroseconds,
  type Protocol,
} from "@slotwise/core";
import * as fc from "fast-check";
import { nextDown, nextUp, withNeighbours } from "./doubles.js";

export const PROTOCOLS: readonly Protocol[] = ["slot-window", "slot-claim"];

/** Intervals that people write, and any others. */
const intervals = fc.oneof(
  fc.constantFrom(5, 1, 6, 10, 0.15, 0.01, 60, 1440, 0.5, 7),
  fc.double({ min: 0.01, max: 3000, noNaN: true }),
);

/** The margin as a share of the slot: every regime, and the edges between them. */
const marginShares = fc.oneof(
  fc.constantFrom(0, 0, 2 ** -53, 1e-9, 0.2, 0.5, 0.8, 0.999, nextDown(1), 1, nextUp(1), 1.5, 3),
  fc.double({ min: 0, max: 2, noNaN: true }),
);

const fractions = fc.oneof(
  fc.constantFrom(0.5, 0.5, 0, 1, 0.8, 0.1, -1, 2),
  fc.double({ min: 0.01, max: 0.99, noNaN: true }),
);

export const fleetSizes: fc.Arbitrary<number> = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 1, max: 40 }) },
  { weight: 1, arbitrary: fc.constant(1_000_000) },
);

/** Cycles of either protocol, in every regime. */
export function cycles(
  sizes: fc.Arbitrary<number> = fleetSizes,
  protocols: readonly Protocol[] = PROTOCOLS,
): fc.Arbitrary<Cycle> {
  return fc
    .record({
      protocol: fc.constantFrom(...protocols),
      serviceIntervalMinutes: intervals,
      marginShare: marginShares,
      maxStartSlotFraction: fractions,
      totalRunners: sizes,
    })
    .map(({ protocol, totalRunners, marginShare, ...settings }) => {
      const spreadMarginMinutes = (settings.serviceIntervalMinutes / totalRunners) * marginShare;
      return createCycle(protocol, createSlotSettings({ ...settings, spreadMarginMinutes }), totalRunners);
    });
}

/** In which cycle: the first ones, those before the epoch, and today's. */
export const cycleNumbers: fc.Arbitrary<(intervalSeconds: number) => number> = fc.oneof(
  fc.constantFrom(0, 1, -1, 1000, -1000).map((number) => () => number),
  fc.constant((intervalSeconds: number) => Math.floor(1_790_000_000 / intervalSeconds)),
);

/** The ends of a position's slot, window and safe start window in a cycle, and one unit in the last place either side. */
export function edgesOf(cycle: Cycle, position: number, cycleNumber: number): readonly number[] {
  const { slotStart, slotEnd, windowEnd, safeStartEnd } = cycle.slotAt(position);
  return [slotStart, safeStartEnd, windowEnd, (windowEnd + slotEnd) / 2, slotEnd].flatMap((edge) =>
    withNeighbours(cycleNumber * cycle.intervalSeconds + edge),
  );
}

/** A membership view of any size; everybody was created at the epoch. */
export function viewOf(totalRunners: number) {
  const creationTime = instantFromMicroseconds(0);
  return Array.from({ length: totalRunners }, (_, position) => ({ runnerId: `runner-${position}`, creationTime }));
}

/** Fleets in tenths and halves of seconds, so that sums are as exact as the promises about them. */
export function fleets(protocols: readonly Protocol[] = PROTOCOLS): fc.Arbitrary<Fleet> {
  const halves = (most: number) => fc.integer({ min: 0, max: 2 * most }).map((count) => count / 2);
  return fc
    .record({
      protocol: fc.constantFrom(...protocols),
      totalRunners: fc.integer({ min: 1, max: 12 }),
      serviceIntervalMinutes: fc.constantFrom(1, 2, 5, 6, 10),
      spreadMarginMinutes: fc.constantFrom(0, 0.25, 0.5, 1, 2),
      maxStartSlotFraction: fc.constantFrom(0.5, 0.5, 0.25, 0.75, 0, 1),
      membershipStabilizationSeconds: fc.constantFrom(0, 0, 30),
      checkIntervalMinutes: fc.constantFrom(0, 0.125, 0.25, 0.5, 1, 3),
      loopSeconds: fc.constantFrom(0, 0.125, 1, 20),
      runnerConsideredDeadAfterMinutes: fc.constantFrom(0, 0.25, 0.5, 1, 4, 10),
      longestExecutionSeconds: fc.option(halves(90), { nil: undefined, freq: 4 }),
      clockSkewSeconds: fc.oneof(fc.constant(0), halves(20)),
      startDelaySeconds: fc.oneof(fc.constant(0), halves(10)),
      storeStalenessSeconds: fc.constantFrom(0, 1),
    })
    .map(
      ({
        serviceIntervalMinutes,
        spreadMarginMinutes,
        maxStartSlotFraction,
        membershipStabilizationSeconds,
        ...rest
      }) =>
        createFleet({
          ...rest,
          settings: createSlotSettings({
            serviceIntervalMinutes,
            spreadMarginMinutes,
            maxStartSlotFraction,
            membershipStabilizationSeconds,
          }),
        }),
    );
}
