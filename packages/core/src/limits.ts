import { lastGoodDouble, lastGoodInteger } from "./boundary.js";
import { MOST_RUNNERS } from "./cycle.js";
import { cycleOf, type Fleet } from "./fleet.js";
import { guarantee } from "./guarantees.js";
import type { Guarantee, PromiseName } from "./promise.js";
import type { SlotSettings } from "./settings.js";
import { slotLength } from "./slot-window.js";

/**
 * The promises that make a fleet of fixed membership safe. The others are about rounding (`windows-disjoint`), about a
 * fleet of one (`single-runner`), about starts that are only put off (`starts-unrefused`), and about changes and deaths
 * that no setting prevents.
 */
export const SAFETY_PROMISES: readonly PromiseName[] = [
  "full-coverage",
  "executions-disjoint",
  "no-turn-missed",
  "refused-turns-kept",
  "runners-visible",
  "executing-runner-visible",
];

/** The same, of a fleet that never needs the store's lock: no start is even refused, and nothing overlaps where it fails. */
export const LOCKLESS_PROMISES: readonly PromiseName[] = [...SAFETY_PROMISES, "starts-unrefused"];

/** The answer to "how far can this one value go?". */
export type Limit =
  | { readonly kind: "limit"; readonly value: number }
  /** Any value will do. */
  | { readonly kind: "unlimited" }
  /** No value will do, as long as the others stay. */
  | { readonly kind: "none" };

/** The promises of `SAFETY_PROMISES` that a fleet breaks; what nobody declared is not held against it. */
export function brokenPromises(fleet: Fleet, promises: readonly PromiseName[] = SAFETY_PROMISES): readonly Guarantee[] {
  return promises.map((promise) => guarantee(promise, fleet)).filter(({ verdict }) => verdict === "broken");
}

/** Whether a fleet keeps every promise of `SAFETY_PROMISES`. */
export function isSafe(fleet: Fleet): boolean {
  return keeps(fleet, SAFETY_PROMISES);
}

/**
 * The largest N such that every fleet of 1 to N runners is safe; the size of the given fleet does not matter. Safety
 * may come back further on, where the dropped margin widens the window: that is not counted.
 */
export function largestSafeFleet(fleet: Fleet): Limit {
  const safeFor = (totalRunners: number) => isSafe({ ...fleet, totalRunners });
  if (!safeFor(1)) return { kind: "none" };
  let largest = 1;
  for (const [first, last] of sizeRegimes(fleet)) {
    if (!safeFor(first)) return { kind: "limit", value: largest };
    largest = safeFor(last) ? last : lastGoodInteger(safeFor, first, last);
    if (largest < last) return { kind: "limit", value: largest };
  }
  return { kind: "unlimited" };
}

/**
 * The fleet sizes from 2 on, as ranges in each of which more runners are worse: first those for whom the margin leaves
 * a window, then the rest. What the first of each range breaks, all of them break.
 */
export function sizeRegimes(fleet: Fleet): readonly (readonly [first: number, last: number])[] {
  const { serviceIntervalMinutes, spreadMarginMinutes } = fleet.settings;
  const marginSeconds = spreadMarginMinutes * 60;
  const hasMargin = (totalRunners: number) => slotLength(totalRunners, fleet.settings) - marginSeconds > 0;
  if (!hasMargin(2) || hasMargin(MOST_RUNNERS)) return [[2, MOST_RUNNERS]];
  // The quotient is the answer, up to its rounding: asked very often, so searched only right beside it, if it lies there.
  const near = Math.floor(serviceIntervalMinutes / spreadMarginMinutes);
  const [some, tooMany] = [Math.max(2, near - 2), Math.min(near + 2, MOST_RUNNERS)];
  // Where the slot, not the margin, is what rounding takes to 0, the quotient says nothing: it can even be infinite.
  const isNear = hasMargin(some) && !hasMargin(tooMany);
  const last = lastGoodInteger(hasMargin, isNear ? some : 2, isNear ? tooMany : MOST_RUNNERS);
  return [
    [2, last],
    [last + 1, MOST_RUNNERS],
  ];
}

const EXECUTION_PROMISES: readonly PromiseName[] = [
  "executions-disjoint",
  "refused-turns-kept",
  "executing-runner-visible",
];

/** The longest execution, in seconds, that neither overlaps the next one nor costs it its turn, nor makes its runner look dead. */
export function longestSafeExecution(fleet: Fleet): Limit {
  return largestValue((longestExecutionSeconds) => ({ ...fleet, longestExecutionSeconds }), EXECUTION_PROMISES, 1);
}

/** The largest difference between two clocks, in seconds, that the fleet bears. */
export function largestTolerableSkew(fleet: Fleet): Limit {
  return largestValue((clockSkewSeconds) => ({ ...fleet, clockSkewSeconds }), EXECUTION_PROMISES, 1);
}

/** The largest check interval, in minutes, with which no turn is missed and everybody stays visible. */
export function largestSafeCheckInterval(fleet: Fleet): Limit {
  return largestValue((checkIntervalMinutes) => ({ ...fleet, checkIntervalMinutes }), SAFETY_PROMISES, 60);
}

/** The smallest dead-after time, in minutes, with which everybody who is alive stays visible. */
export function smallestSafeDeadAfter(fleet: Fleet): Limit {
  const isGood = (runnerConsideredDeadAfterMinutes: number) =>
    keeps({ ...fleet, runnerConsideredDeadAfterMinutes }, ["runners-visible", "executing-runner-visible"]);
  if (isGood(0)) return { kind: "limit", value: 0 };
  return isGood(MOST) ? { kind: "limit", value: lastGoodDouble(isGood, MOST, 0) } : { kind: "none" };
}

/**
 * The interval, in minutes, from which on this and every longer one is safe. A shorter one can be safe by accident,
 * where the margin is dropped; that is no answer to build on.
 *
 * @param promises what makes it safe
 */
export function smallestSafeInterval(fleet: Fleet, promises: readonly PromiseName[] = SAFETY_PROMISES): Limit {
  const withInterval = (serviceIntervalMinutes: number) => withSettings(fleet, { serviceIntervalMinutes });
  const isGood = (minutes: number) => leavesWindow(withInterval(minutes)) && keeps(withInterval(minutes), promises);
  return isGood(MOST) ? { kind: "limit", value: lastGoodDouble(isGood, MOST, 0) } : { kind: "none" };
}

/**
 * The largest spread margin, in minutes, that still leaves a window in which no turn is missed.
 * @param promises what makes it safe
 */
export function largestSafeMargin(fleet: Fleet, promises: readonly PromiseName[] = SAFETY_PROMISES): Limit {
  if (fleet.totalRunners === 1) return { kind: "unlimited" };
  const withMargin = (spreadMarginMinutes: number) => withSettings(fleet, { spreadMarginMinutes });
  const isGood = (minutes: number) =>
    leavesWindow(withMargin(minutes)) && keeps(withMargin(minutes), ["no-turn-missed"]);
  if (!isGood(0)) return { kind: "none" };
  const value = lastGoodDouble(isGood, 0, fleet.settings.serviceIntervalMinutes);
  return keeps(withMargin(value), promises) ? { kind: "limit", value } : { kind: "none" };
}

/**
 * The smallest spread margin, in minutes, that keeps executions apart and every other promise as well.
 * @param promises what makes it safe
 */
export function smallestSafeMargin(fleet: Fleet, promises: readonly PromiseName[] = SAFETY_PROMISES): Limit {
  if (fleet.totalRunners === 1) return { kind: "unlimited" };
  const largest = largestSafeMargin(fleet, promises);
  if (largest.kind !== "limit") return largest;
  const isGood = (spreadMarginMinutes: number) => keeps(withSettings(fleet, { spreadMarginMinutes }), promises);
  return { kind: "limit", value: isGood(0) ? 0 : lastGoodDouble(isGood, largest.value, 0) };
}

/** Seconds or minutes beyond which a value is no longer a setting but a mistake: over thirty thousand years. */
const MOST = 2 ** 40;

/** @param secondsOfOne what one of the value's unit adds to the left side of every inequality that it stands in */
function largestValue(
  fleetWith: (value: number) => Fleet,
  promises: readonly PromiseName[],
  secondsOfOne: number,
): Limit {
  const isGood = (value: number) => keeps(fleetWith(value), promises);
  if (!isGood(0)) return { kind: "none" };
  if (isGood(MOST)) return { kind: "unlimited" };
  const slackAt = (value: number) =>
    Math.min(...promises.map((promise) => guarantee(promise, fleetWith(value)).slackSeconds ?? MOST)) / secondsOfOne;
  // What is left of the tightest inequality without it is the answer, up to rounding; or, where it counts only beyond
  // something else, what is left with that much of it.
  let near = 0;
  for (let step = 0; step < 3; step++) near = Math.max(0, near + slackAt(near));
  return { kind: "limit", value: lastGoodDouble(isGood, 0, MOST, near) };
}

function keeps(fleet: Fleet, promises: readonly PromiseName[]): boolean {
  return promises.every((promise) => guarantee(promise, fleet).verdict !== "broken");
}

/** Whether the margin leaves something of the slot, so that it is neither dropped nor fatal. */
function leavesWindow(fleet: Fleet): boolean {
  const { regime } = cycleOf(fleet);
  return regime === "margin" || regime === "alone";
}

function withSettings(fleet: Fleet, changed: Partial<SlotSettings>): Fleet {
  return { ...fleet, settings: { ...fleet.settings, ...changed } };
}
