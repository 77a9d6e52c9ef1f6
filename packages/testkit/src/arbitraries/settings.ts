import type { SlotWindowSettings } from "@slotwise/core";
import * as fc from "fast-check";
import { nextDown, nextUp } from "../contract/ulp.js";

/** Interval lengths in minutes: those that people write first, then any ratio, whose double is rarely a round one. */
export function intervalMinutes(): fc.Arbitrary<number> {
  return fc.oneof(
    { withCrossShrink: true },
    { arbitrary: fc.constantFrom(5, 1, 6, 10, 60, 0.5, 0.15, 1 / 3, 0.01, 1440, 10_080), weight: 3 },
    {
      arbitrary: fc
        .tuple(fc.integer({ min: 1, max: 5000 }), fc.constantFrom(10, 7, 60, 99, 1000, 512))
        .map(([numerator, denominator]) => Math.max(numerator / denominator, 0.01)),
      weight: 2,
    },
  );
}

/** Interval lengths in minutes of which few multiples are whole microseconds, so that instants have to be rounded. */
export function unevenMinutes(): fc.Arbitrary<number> {
  return fc
    .tuple(fc.integer({ min: 1, max: 5000 }), fc.constantFrom(7, 99, 512))
    .map(([numerator, denominator]) => numerator / denominator);
}

/** A margin in minutes, made from the slot it is taken off. */
type MarginRecipe = (slotMinutes: number, intervalMinutes: number) => number;

/** Margins that leave a window within the slot, room on both sides of the limit excluded. */
const ROOMY: readonly MarginRecipe[] = [
  (slot) => slot / 5,
  (slot) => slot / 2,
  (slot) => slot / 3,
  (slot) => slot * 0.9,
  (slot) => slot * 0.01,
];

const NOTHING: readonly MarginRecipe[] = [() => 0];

/** Margins at, and one double either side of, the length of the slot. */
const LIMIT: readonly MarginRecipe[] = [
  (slot) => nextDown(slot),
  (slot) => slot,
  (slot) => nextUp(slot),
  (slot) => slot * (1 - 1e-9),
];

const TOO_LARGE: readonly MarginRecipe[] = [
  (slot) => slot * 1.5,
  (slot) => slot * 10,
  (_, interval) => interval,
  (slot) => slot + 1e-6,
];

/** As people write it: a fifth of the interval, whatever the fleet. */
const FIXED: readonly MarginRecipe[] = [(_, interval) => interval / 5, (_, interval) => interval / 60];

/** 15 and 45 128ths of a second: halfway between two microseconds, above an even and above an odd one. */
const HALF_MICROSECONDS: readonly MarginRecipe[] = [() => 1 / 512, () => 3 / 512];

/**
 * Which margins a case may have: `any`, or only those after which each window is or is not the slot less the margin, or
 * those that put a window's end halfway between two microseconds.
 */
export type MarginKind = "any" | "some" | "roomy" | "none" | "too-large" | "half-microseconds";

const MARGINS: Readonly<Record<MarginKind, readonly MarginRecipe[]>> = {
  any: [...FIXED, ...ROOMY, ...NOTHING, ...LIMIT, ...TOO_LARGE],
  some: [...FIXED, ...ROOMY, ...LIMIT, ...TOO_LARGE],
  roomy: ROOMY,
  none: NOTHING,
  "too-large": TOO_LARGE,
  "half-microseconds": HALF_MICROSECONDS,
};

/** Settings that still need the fleet's size to be known. */
export type SettingsRecipe = (totalRunners: number) => SlotWindowSettings;

/** Interval and margin for a fleet of any size. */
export function settingsRecipes(
  margins: MarginKind,
  intervals: fc.Arbitrary<number> = intervalMinutes(),
): fc.Arbitrary<SettingsRecipe> {
  return fc.tuple(intervals, fc.constantFrom(...MARGINS[margins])).map(([interval, margin]) => (totalRunners) => ({
    serviceIntervalMinutes: interval,
    spreadMarginMinutes: margin(interval / Math.max(1, totalRunners), interval),
  }));
}
