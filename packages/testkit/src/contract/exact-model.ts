import { type ClaimReason, type Instant, microsecondsFromInstant, type SlotWindowSettings } from "@slotwise/core";
import Fraction from "fraction.js";
import type { ClaimArguments, DecisionArguments } from "./implementation.js";

/** A rational number, exactly. */
export type Exact = Fraction;

/** A window within the cycle, in seconds. */
export interface ExactWindow {
  readonly start: Exact;
  readonly end: Exact;
}

/** A double as the rational number that it is, not the decimal number that it stands for. */
export function exactly(value: number): Exact {
  if (Number.isInteger(value)) return new Fraction(BigInt(value));
  let scaled = value;
  let exponent = 0n;
  // Doubling is exact, and a finite double is whole after at most 1074 of them.
  while (!Number.isInteger(scaled)) {
    scaled *= 2;
    exponent++;
  }
  return new Fraction(BigInt(scaled), 2n ** exponent);
}

function exactSeconds(instant: Instant): Exact {
  return new Fraction(microsecondsFromInstant(instant), 1_000_000n);
}

/** Python's floored modulo, without rounding. */
export function exactModulo(dividend: Exact, divisor: Exact): Exact {
  return dividend.sub(dividend.div(divisor).floor().mul(divisor));
}

/** The window of a position, as the slot window protocol would have it if numbers were exact. */
export function exactTimeSlot(position: number, totalRunners: number, settings: SlotWindowSettings): ExactWindow {
  const { slot, margin } = exactSettings(totalRunners, settings);
  const start = slot.mul(position);
  const end = start.add(slot).sub(margin);
  return { start, end: end.lte(start) ? start.add(slot.div(2)) : end };
}

/** The decision of the slot window protocol if numbers were exact, at a time that may be no double. */
export function exactCanRun(args: Omit<DecisionArguments, "currentTime">, currentTime: Exact): boolean {
  const { activeRunners: view } = args;
  if (view.length < 2) return view.length === 1;
  const position = view.findIndex(({ runnerId }) => runnerId === args.runnerId);
  if (position < 0) return false;
  const { interval } = exactSettings(view.length, args);
  const window = exactTimeSlot(position, view.length, args);
  const within = exactModulo(currentTime, interval);
  return window.start.lte(within) && within.lt(window.end);
}

/** The reason of the slot claim protocol if numbers were exact and instants were not rounded to microseconds. */
export function exactClaimReason(args: Omit<ClaimArguments, "currentTime">, currentTime: Exact): ClaimReason {
  const { activeRunners: view } = args;
  if (view.length === 0) return "no_stable_runners";
  const { interval, slot, margin } = exactSettings(view.length, args);
  const position = view.findIndex(({ runnerId }) => runnerId === args.runnerId);
  if (position < 0) return "not_assigned_slot";
  const isAlone = view.length === 1;
  const length = isAlone ? slot : slot.sub(margin);
  if (length.lte(0)) return "slot_window_invalid";

  const within = exactModulo(currentTime, interval);
  const assigned = view[Number(within.div(slot).floor())];
  if (assigned !== undefined && args.membershipStabilizationSeconds > 0) {
    const age = currentTime.sub(exactSeconds(assigned.creationTime));
    if (age.lt(exactly(args.membershipStabilizationSeconds))) return "scheduled_runner_in_grace";
  }
  const elapsed = within.sub(slot.mul(position));
  if (elapsed.lt(0) || elapsed.gte(length)) return "not_assigned_slot";
  const fraction = args.maxStartSlotFraction;
  const isLate = fraction > 0 && fraction < 1 && elapsed.gt(length.mul(exactly(fraction)));
  return isLate ? "late_start" : "assigned";
}

/** How far a time is from the nearest end of a runner's window, in seconds. */
export function exactDistanceToWindowEnd(args: Omit<DecisionArguments, "currentTime">, currentTime: Exact): Exact {
  const total = args.activeRunners.length;
  const position = args.activeRunners.findIndex(({ runnerId }) => runnerId === args.runnerId);
  const { interval } = exactSettings(total, args);
  const { start, end } = exactTimeSlot(position, total, args);
  return nearest([start, end].map((edge) => distanceInCycle(currentTime, edge, interval)));
}

/** How far a time is from the nearest instant at which a runner's reason may change, in seconds. */
export function exactDistanceToChange(args: Omit<ClaimArguments, "currentTime">, currentTime: Exact): Exact {
  const { activeRunners: view } = args;
  const { interval, slot, margin } = exactSettings(view.length, args);
  const position = view.findIndex(({ runnerId }) => runnerId === args.runnerId);
  const start = slot.mul(position);
  const length = view.length === 1 ? slot : slot.sub(margin);
  const edges = [start, start.add(length), start.add(length.mul(exactly(args.maxStartSlotFraction)))];
  // Who is assigned changes at every slot's edge, and with it whose age counts.
  const slotEdges = view.map((_, index) => slot.mul(index));
  const ends = view.map(({ creationTime }) =>
    exactSeconds(creationTime).add(exactly(args.membershipStabilizationSeconds)).sub(currentTime).abs(),
  );
  return nearest([...[...edges, ...slotEdges].map((edge) => distanceInCycle(currentTime, edge, interval)), ...ends]);
}

function distanceInCycle(currentTime: Exact, edge: Exact, interval: Exact): Exact {
  const after = exactModulo(currentTime.sub(edge), interval);
  return nearest([after, interval.sub(after)]);
}

function nearest(distances: readonly Exact[]): Exact {
  return distances.reduce((least, distance) => (distance.lt(least) ? distance : least));
}

function exactSettings(totalRunners: number, settings: SlotWindowSettings) {
  const interval = exactly(settings.serviceIntervalMinutes).mul(60);
  return { interval, slot: interval.div(totalRunners), margin: exactly(settings.spreadMarginMinutes).mul(60) };
}

/**
 * How far the doubles are from exact arithmetic: measured, and kept tight by the tests. Where a decision or a reason is
 * not the exact one, the time is no further than this from an instant at which the exact one changes. Left out are
 * settings whose slot and margin are within eight units in the last place of the interval: there rounding decides
 * whether there is a window at all.
 */
export const ROUNDING: {
  /** Of the ends of a window: units in the last place of the interval. */
  readonly windowUlps: number;
  /** Of a decision: units in the last place of the time or of the interval, whichever is larger. */
  readonly decisionUlps: number;
  /** Of a claim's reason: microseconds, of which half a one for each end of a window, and for now, is the rounding of instants. */
  readonly claimMicroseconds: number;
} = { windowUlps: 2, decisionUlps: 2, claimMicroseconds: 2 };
