import { pythonModulo, type SlotWindowSettings } from "@slotwise/core";
import { ROUNDING } from "../contract/exact-model.js";
import { ulpOf } from "../contract/ulp.js";

/** Phrases that several invariants share. */
export const ONE_SHARED_VIEW = "all runners decide on the same view, at the same time, with the same settings";
export const ANY_DOUBLES = "any finite time, any positive interval, any margin of at least 0";

/**
 * The smallest margin, as a part of the interval, that outweighs the rounding of a window's two ends: four units in
 * the last place of the interval. With less, a margin of 0 included, two windows may overlap by one such unit.
 */
export const LEAST_MARGIN_OF_INTERVAL: number = 2 ** -50;

export function intervalSeconds(settings: SlotWindowSettings): number {
  return settings.serviceIntervalMinutes * 60;
}

export function marginSeconds(settings: SlotWindowSettings): number {
  return settings.spreadMarginMinutes * 60;
}

export function slotSeconds(totalRunners: number, settings: SlotWindowSettings): number {
  return intervalSeconds(settings) / totalRunners;
}

/** How far a bound of a window may be from where exact arithmetic puts it, in seconds. */
export function windowTolerance(settings: SlotWindowSettings): number {
  return ROUNDING.windowUlps * ulpOf(intervalSeconds(settings));
}

/** Seconds since the cycle's start. */
export function timeInCycle(currentTime: number, settings: SlotWindowSettings): number {
  return pythonModulo(currentTime, intervalSeconds(settings));
}

/** How far a time within its cycle may be from where exact arithmetic puts it: the time itself is a rounded number. */
export function timeTolerance(currentTime: number, settings: SlotWindowSettings): number {
  return windowTolerance(settings) + 2 * ulpOf(currentTime);
}
