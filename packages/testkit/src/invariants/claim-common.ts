import {
  type AtomicServiceClaim,
  type Instant,
  instantFromSeconds,
  microsecondsFromInstant,
  secondsBetween,
  secondsFromInstant,
} from "@slotwise/core";
import { type ClaimSituation, claimArguments } from "../arbitraries/claims.js";
import { askClaim } from "../contract/calls.js";
import type { Call } from "../contract/implementation.js";
import { ulpOf } from "../contract/ulp.js";
import { intervalSeconds, marginSeconds, slotSeconds } from "./common.js";

export const ANY_CLAIM =
  "times from the epoch on, any interval and margin whose slots are longer than a few microseconds";

/** Ends are rounded to whole microseconds. */
export const MICROSECOND = 1e-6;

/** What every runner of the view asks, in the view's order. */
export function askEveryMember(situation: ClaimSituation): Call<"decideAtomicServiceClaim">[] {
  return situation.view.map(({ runnerId }) => askClaim(claimArguments(situation, runnerId)));
}

/** Whether nobody of this fleet has a window: more than one runner, and the margin leaves nothing of the slot. */
export function hasNoWindows({ view, settings }: ClaimSituation): boolean {
  return view.length > 1 && slotSeconds(view.length, settings) - marginSeconds(settings) <= 0;
}

/** Whether the runner whose slot it is was created too recently. */
export function isInGrace(
  { view, currentTime, membershipStabilizationSeconds }: ClaimSituation,
  assignedRunnerId: string | null,
): boolean {
  const assigned = view.find(({ runnerId }) => runnerId === assignedRunnerId);
  if (assigned === undefined || !(membershipStabilizationSeconds > 0)) return false;
  return currentTime - secondsFromInstant(assigned.creationTime) < membershipStabilizationSeconds;
}

export function isInWindow(currentTime: number, start: Instant, end: Instant): boolean {
  return secondsFromInstant(start) <= currentTime && currentTime < secondsFromInstant(end);
}

/** How far into a window a time is, from 0 to 1; 0 where the window or the time in it is not above 0. */
export function shareOfWindow(currentTime: number, start: Instant, end: Instant): number {
  const elapsed = secondsBetween(start, instantFromSeconds(currentTime));
  const length = secondsBetween(start, end);
  return elapsed > 0 && length > 0 ? elapsed / length : 0;
}

/** Whether one instant of a claim is so much later than another one's, or neither claim has it. */
export function isLaterBy(microseconds: bigint, earlier: Instant | null, later: Instant | null): boolean {
  if (earlier === null || later === null) return earlier === later;
  return microsecondsFromInstant(later) - microsecondsFromInstant(earlier) === microseconds;
}

/** A claim that went as far as to look at the window and at who is in grace. */
export type PlacedClaim = AtomicServiceClaim & { readonly slotStart: Instant; readonly slotEnd: Instant };

export function isPlaced(claim: AtomicServiceClaim): claim is PlacedClaim {
  return claim.slotStart !== null && claim.slotEnd !== null;
}

/** How far a reported instant may be from where exact arithmetic puts it, in seconds. */
export function instantTolerance({ currentTime, settings }: ClaimSituation): number {
  return MICROSECOND + 4 * ulpOf(Math.max(currentTime, intervalSeconds(settings)));
}
