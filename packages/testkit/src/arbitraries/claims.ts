import {
  type Instant,
  instantFromMicroseconds,
  instantFromSeconds,
  microsecondsFromInstant,
  type SlotWindowSettings,
} from "@slotwise/core";
import * as fc from "fast-check";
import type { ClaimArguments } from "../contract/implementation.js";
import { type View, views, withCreationTimes } from "./runners.js";
import { intervalMinutes, type MarginKind, settingsRecipes } from "./settings.js";
import { type TimeRecipe, times } from "./times.js";

/** A view, settings and a time for the slot claim protocol. Who asks is what is varied. */
export interface ClaimSituation {
  readonly view: View;
  readonly settings: SlotWindowSettings;
  /** Seconds since the epoch. */
  readonly currentTime: number;
  readonly membershipStabilizationSeconds: number;
  readonly maxStartSlotFraction: number;
}

export interface ClaimLimits {
  readonly least: number;
  readonly most?: number;
  readonly margins: MarginKind;
  /** Off: stabilization is 0, so nobody is in grace. */
  readonly grace?: "any" | "off";
  /** Off: the fraction is one that has no effect. */
  readonly lateStarts?: "any" | "off";
  /** Any interval when left out. */
  readonly intervals?: fc.Arbitrary<number>;
  /** When it is asked; any time from the epoch on when left out. */
  readonly times?: fc.Arbitrary<TimeRecipe>;
}

/** Fractions that refuse late starts, and those that pynenc ignores. */
const EFFECTIVE_FRACTIONS = [0.5, 0.25, 0.99, 0.01];
const FRACTIONS_WITHOUT_EFFECT = [1, 0, 2, -0.5];

/** How old runners are, in microseconds, around a stabilization of this many microseconds. */
const AGES: readonly ((stabilization: number) => number)[] = [
  () => 3_600_000_000,
  (stabilization) => stabilization,
  (stabilization) => stabilization - 1,
  (stabilization) => stabilization + 1,
  (stabilization) => stabilization / 2,
  () => 0,
  () => -1_000_000,
];

export function claimSituations(limits: ClaimLimits): fc.Arbitrary<ClaimSituation> {
  const fractions =
    limits.lateStarts === "off" ? FRACTIONS_WITHOUT_EFFECT : [...EFFECTIVE_FRACTIONS, ...FRACTIONS_WITHOUT_EFFECT];
  const stabilizations = limits.grace === "off" ? [0] : [0, 30, 60, 0.5, 7200];
  return fc
    .tuple(
      views(limits.least, limits.most),
      settingsRecipes(limits.margins, limits.intervals ?? intervalMinutes()),
      limits.times ?? times("not-negative"),
      fc.boolean(),
      fc.constantFrom(...stabilizations),
      fc.constantFrom(...fractions),
      fc.array(fc.constantFrom(...AGES), { minLength: 1, maxLength: 4 }),
    )
    .map(([view, settingsOf, timeOf, isWholeSecond, stabilization, fraction, ages]) => {
      const settings = settingsOf(view.length);
      const time = timeOf(view.length, settings);
      const currentTime = isWholeSecond && stabilization > 0 ? Math.floor(time) : time;
      return {
        view: withCreationTimes(view, (position) =>
          before(currentTime, (ages[position % ages.length] ?? (() => 0))(stabilization * 1e6)),
        ),
        settings,
        currentTime,
        membershipStabilizationSeconds: stabilization,
        maxStartSlotFraction: fraction,
      };
    });
}

/** What one runner asks in a situation. */
export function claimArguments(situation: ClaimSituation, runnerId: string): ClaimArguments {
  return {
    runnerId,
    activeRunners: situation.view,
    currentTime: situation.currentTime,
    serviceIntervalMinutes: situation.settings.serviceIntervalMinutes,
    spreadMarginMinutes: situation.settings.spreadMarginMinutes,
    membershipStabilizationSeconds: situation.membershipStabilizationSeconds,
    maxStartSlotFraction: situation.maxStartSlotFraction,
  };
}

/** Never before the epoch: not every system has such times. */
function before(currentTime: number, microseconds: number): Instant {
  const created = microsecondsFromInstant(instantFromSeconds(currentTime)) - BigInt(Math.trunc(microseconds));
  return instantFromMicroseconds(created < 0n ? 0n : created);
}
