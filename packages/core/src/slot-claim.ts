import { requireAtLeastZero, requireFinite } from "./argument.js";
import { assignedPosition, claimCycleStart, claimWindowLength, lateFraction } from "./claim-window.js";
import { type Instant, instantOf, secondsFromInstant } from "./instant.js";
import type { MembershipView } from "./membership-view.js";
import { type ActiveRunnerInfo, calculateRunnerPosition } from "./runner.js";
import { requireSlotSettings, requireSlotWindowSettings, requireStartFraction, type SlotSettings } from "./settings.js";

/** Why a runner may start (`assigned`) or may not. */
export type ClaimReason =
  | "no_stable_runners"
  | "not_assigned_slot"
  | "slot_window_invalid"
  | "scheduled_runner_in_grace"
  | "late_start"
  | "assigned";

/** One decision of the slot claim protocol; what does not apply is null. */
export interface AtomicServiceClaim {
  readonly reason: ClaimReason;
  /** The runner whose slot the present moment lies in. */
  readonly assignedRunnerId: string | null;
  /** The asker's position. */
  readonly runnerPosition: number | null;
  readonly stableRunnerCount: number;
  /** The asker's window in this cycle. */
  readonly slotStart: Instant | null;
  readonly slotEnd: Instant | null;
  readonly isSlotOwnerNow: boolean;
  /** How far into the window a start would be; only where that is why it was refused. */
  readonly lateStartFraction: number | null;
  readonly shouldTryStart: boolean;
  readonly cycleStart: Instant;
}

/** What a claim needs to know of each runner. */
export type Claimant = Pick<ActiveRunnerInfo, "runnerId" | "creationTime">;

/** What a claim is decided on. */
export interface ClaimRequest extends SlotSettings {
  readonly runnerId: string;
  /** The membership view, in the store's order: by creation time, then runner id. */
  readonly activeRunners: readonly Claimant[];
  /** Seconds since the epoch. */
  readonly currentTime: number;
}

/**
 * The decision of pynenc 0.2.4 and later, step by step in its order. The store's own lock, which comes after it, is not part of it.
 * @throws RangeError when a number is not usable, or the time lies outside the years 1 to 9999
 */
export function decideAtomicServiceClaim(request: ClaimRequest): AtomicServiceClaim {
  const { runnerId, activeRunners, currentTime } = request;
  requireFinite("currentTime", currentTime);
  requireSlotWindowSettings(request);
  requireAtLeastZero("membershipStabilizationSeconds", request.membershipStabilizationSeconds);
  requireStartFraction(request.maxStartSlotFraction);
  return decide(request, activeRunners, runnerId, calculateRunnerPosition(runnerId, activeRunners), currentTime);
}

/** Decides claims by settings that were checked once, for views that were: what a fleet asks again and again. */
export interface ClaimDecider {
  /**
   * What `decideAtomicServiceClaim` answers for the same runners, in the same time for 3 of them as for a million.
   * @param currentTime seconds since the epoch
   * @throws RangeError for a time that is no number, or lies outside the years 1 to 9999
   */
  decide(view: MembershipView<Claimant>, runnerId: string, currentTime: number): AtomicServiceClaim;
}

/**
 * @param settings made by `createSlotSettings`
 * @throws RangeError that names the setting, its value and what is allowed
 */
export function createClaimDecider(settings: SlotSettings): ClaimDecider {
  requireSlotSettings(settings);
  return Object.freeze({
    decide(view: MembershipView<Claimant>, runnerId: string, currentTime: number) {
      requireFinite("currentTime", currentTime);
      return decide(settings, view.runners, runnerId, view.positionOf(runnerId), currentTime);
    },
  });
}

/**
 * Whole, and not cut into smaller ones: V8 takes a function of less than 460 bytes of bytecode into its caller, where
 * there is no room left for what it calls itself. This one is longer, so it is compiled with all of that inside.
 * @param position the asker's; undefined for a stranger
 */
function decide(
  settings: SlotSettings,
  activeRunners: readonly Claimant[],
  runnerId: string,
  position: number | undefined,
  currentTime: number,
): AtomicServiceClaim {
  const totalRunners = activeRunners.length;
  const intervalSeconds = settings.serviceIntervalMinutes * 60;
  const cycleStart = claimCycleStart(currentTime, intervalSeconds);
  if (totalRunners === 0) return withoutWindow("no_stable_runners", 0, cycleStart, null, null);

  const cycleStartSeconds = secondsFromInstant(cycleStart);
  const slotSeconds = intervalSeconds / totalRunners;
  const assigned = activeRunners[assignedPosition(currentTime, cycleStartSeconds, slotSeconds, totalRunners)];
  if (assigned === undefined) throw new RangeError(tooShort(settings.serviceIntervalMinutes));
  const assignedRunnerId = assigned.runnerId;
  if (position === undefined) {
    return withoutWindow("not_assigned_slot", totalRunners, cycleStart, assignedRunnerId, null);
  }
  const lengthSeconds = claimWindowLength(totalRunners, slotSeconds, settings.spreadMarginMinutes);
  if (lengthSeconds <= 0) {
    return withoutWindow("slot_window_invalid", totalRunners, cycleStart, assignedRunnerId, position);
  }

  const startSeconds = cycleStartSeconds + position * slotSeconds;
  const endSeconds = startSeconds + lengthSeconds;
  const slotStart = instantOf("slotStart", startSeconds, startSeconds);
  const slotEnd = instantOf("slotEnd", endSeconds, endSeconds);
  // Read back: the clock is compared with ends that were rounded to microseconds.
  const opensSeconds = secondsFromInstant(slotStart);
  const closesSeconds = secondsFromInstant(slotEnd);
  const graceSeconds = settings.membershipStabilizationSeconds;
  let reason: ClaimReason = "assigned";
  let lateStartFraction: number | null = null;
  if (graceSeconds > 0 && currentTime - secondsFromInstant(assigned.creationTime) < graceSeconds) {
    reason = "scheduled_runner_in_grace";
  } else if (totalRunners > 1 && !(opensSeconds <= currentTime && currentTime < closesSeconds)) {
    reason = "not_assigned_slot";
  } else {
    lateStartFraction = lateFraction(currentTime, slotStart, slotEnd, settings.maxStartSlotFraction);
    if (lateStartFraction !== null) reason = "late_start";
  }
  return {
    reason,
    assignedRunnerId,
    runnerPosition: position,
    stableRunnerCount: totalRunners,
    slotStart,
    slotEnd,
    isSlotOwnerNow: assignedRunnerId === runnerId && currentTime >= opensSeconds,
    lateStartFraction,
    shouldTryStart: reason === "assigned",
    cycleStart,
  };
}

function withoutWindow(
  reason: ClaimReason,
  stableRunnerCount: number,
  cycleStart: Instant,
  assignedRunnerId: string | null,
  runnerPosition: number | null,
): AtomicServiceClaim {
  return {
    reason,
    assignedRunnerId,
    runnerPosition,
    stableRunnerCount,
    slotStart: null,
    slotEnd: null,
    isSlotOwnerNow: false,
    lateStartFraction: null,
    shouldTryStart: false,
    cycleStart,
  };
}

function tooShort(serviceIntervalMinutes: number): string {
  return `serviceIntervalMinutes is ${serviceIntervalMinutes}, but must be long enough that a slot is not below a microsecond`;
}
