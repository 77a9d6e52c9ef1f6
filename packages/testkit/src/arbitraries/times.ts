import type { SlotWindowSettings } from "@slotwise/core";
import * as fc from "fast-check";
import { nudge } from "../contract/ulp.js";

/** A time that still needs the fleet's size and its settings to be known; seconds since the epoch. */
export type TimeRecipe = (totalRunners: number, settings: SlotWindowSettings) => number;

/** Today, in seconds since the epoch: where a double's last place is a quarter of a microsecond. */
const TODAY = 1_790_000_000;
const TEN_YEARS = 315_000_000;

/** Which cycle: the first, its neighbours on both sides of zero, one of today's, or one as far before the epoch. */
type CycleRecipe = (intervalSeconds: number, pick: number) => number;
const FIRST_CYCLES: readonly CycleRecipe[] = [() => 0, () => 1, () => 1000];
const TODAYS: readonly CycleRecipe[] = [
  (interval) => Math.floor(TODAY / interval),
  (interval, pick) => Math.floor(TODAY / interval) + pick,
];
const NEGATIVE: readonly CycleRecipe[] = [
  () => -1,
  () => -1000,
  (interval, pick) => -Math.floor(TODAY / interval) - pick,
];

/** Where in a slot: its edges, the window's edges, or inside. Seconds from the slot's start. */
type OffsetRecipe = (slot: number, margin: number) => number;
const OFFSETS: readonly OffsetRecipe[] = [
  () => 0,
  (slot, margin) => (slot > margin ? slot - margin : slot / 2),
  (slot) => slot,
  (slot) => slot / 2,
  (slot, margin) => Math.max(0, slot - margin) / 2,
  (slot, margin) => slot - Math.min(margin, slot) / 2,
  (slot) => slot / 7,
];

/** The cycle's own first instant, whichever position was picked. */
const CYCLE_START: OffsetRecipe = () => 0;

/** How far from there: not at all, one or two doubles, or to the next time that is halfway between two microseconds. */
const NUDGES: readonly ((time: number) => number)[] = [
  ...[0, 0, 1, -1, 2, -2].map((ulps) => (time: number) => nudge(time, ulps)),
  // 1/128 s is 7812.5 microseconds.
  (time) => (Math.floor(time * 64) + 0.5) / 64,
];

/** Times of any sign and size, at and one to two ulps around the edges of slots and windows. */
export function times(sign: "any" | "not-negative" = "any"): fc.Arbitrary<TimeRecipe> {
  const cycles = sign === "any" ? [...FIRST_CYCLES, ...TODAYS, ...NEGATIVE] : [...FIRST_CYCLES, ...TODAYS];
  return fc
    .tuple(
      fc.constantFrom(...cycles),
      fc.nat({ max: 0xffff }),
      fc.constantFrom(...OFFSETS, CYCLE_START),
      fc.constantFrom(...NUDGES),
    )
    .map(([cycleOf, pick, offset, nudged]) => (totalRunners, settings) => {
      const interval = settings.serviceIntervalMinutes * 60;
      const cycleStart = cycleOf(interval, pick) * interval;
      const time = nudged(
        offset === CYCLE_START ? cycleStart : cycleStart + withinCycle(offset, pick, totalRunners, settings),
      );
      return sign === "any" ? time : Math.max(0, time);
    });
}

function withinCycle(offset: OffsetRecipe, pick: number, totalRunners: number, settings: SlotWindowSettings): number {
  const slot = (settings.serviceIntervalMinutes * 60) / Math.max(1, totalRunners);
  const position = pick % Math.max(1, totalRunners);
  return position * slot + offset(slot, settings.spreadMarginMinutes * 60);
}

/** Times at the start of one of today's cycles and one double either side, where a quotient and a remainder disagree first. */
export function cycleEdges(): fc.Arbitrary<TimeRecipe> {
  return fc
    .tuple(fc.nat({ max: 0xffffff }), fc.constantFrom(-1, 0, 1))
    .map(([pick, ulps]) => (_totalRunners, settings) => {
      const interval = settings.serviceIntervalMinutes * 60;
      const cycle = Math.floor(TODAY / interval) + (pick % Math.ceil(TEN_YEARS / interval));
      return nudge(cycle * interval, ulps);
    });
}
