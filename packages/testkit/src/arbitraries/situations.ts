import type { SlotWindowSettings } from "@slotwise/core";
import * as fc from "fast-check";
import { fleetSizes, type View, views } from "./runners.js";
import { type MarginKind, settingsRecipes } from "./settings.js";
import { type TimeRecipe, times } from "./times.js";

/** A view, the settings its runners share, and times at which they ask. */
export interface Situation {
  readonly view: View;
  readonly settings: SlotWindowSettings;
  readonly times: readonly number[];
}

export interface SituationLimits {
  readonly least: number;
  readonly most?: number;
  readonly margins: MarginKind;
  /** When they ask; any time when left out. */
  readonly times?: fc.Arbitrary<TimeRecipe>;
  /** At most so many times; three when left out. */
  readonly mostTimes?: number;
}

/** Situations in which the slot window protocol is asked for decisions. */
export function situations(limits: SituationLimits): fc.Arbitrary<Situation> {
  return fc
    .tuple(
      views(limits.least, limits.most),
      settingsRecipes(limits.margins),
      fc.array(limits.times ?? times(), { minLength: 1, maxLength: limits.mostTimes ?? 3 }),
    )
    .map(([view, settingsOf, timeRecipes]) => {
      const settings = settingsOf(view.length);
      return { view, settings, times: timeRecipes.map((timeOf) => timeOf(view.length, settings)) };
    });
}

/** A fleet of which only the size matters. */
export interface Fleet {
  readonly totalRunners: number;
  readonly settings: SlotWindowSettings;
}

/** Fleets whose windows are asked for, a whole cycle at a time. */
export function fleets(margins: MarginKind, least = 1, most = 64): fc.Arbitrary<Fleet> {
  return fc
    .tuple(fleetSizes(least, most), settingsRecipes(margins))
    .map(([totalRunners, settingsOf]) => ({ totalRunners, settings: settingsOf(totalRunners) }));
}
