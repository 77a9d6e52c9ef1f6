import { requireAtLeastZero, requireFinite } from "./argument.js";
import { type Instant, instantFromSeconds, instantOf, secondsFromInstant, secondsFromMicroseconds } from "./instant.js";
import { pythonFloorDivide } from "./python-float.js";
import { type ActiveRunnerInfo, calculateRunnerPosition } from "./runner.js";
import { requireSlotWindowSettings, requireStartFraction, type SlotWindowSettings } from "./settings.js";

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

/** What a claim is decided on. */
export interface ClaimRequest extends SlotWindowSettings {
  readonly runnerId: string;
  /** The membership view, in the store's order: by creation time, then runner id. */
  readonly activeRunners: readonly Pick<ActiveRunnerInfo, "runnerId" | "creationTime">[];
  /** Seconds since the epoch. */
  readonly currentTime: number;
  readonly membershipStabilizationSeconds: number;
  readonly maxStartSlotFraction: number;
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

  const totalRunners = activeRunners.length;
  const cycleStart = claimCycleStart(currentTime, request.serviceIntervalMinutes * 60);
  if (totalRunners === 0) return claim("no_stable_runners", 0, cycleStart, null, null, undefined, false, null);

  const cycleStartSeconds = secondsFromInstant(cycleStart);
  const slotSeconds = (request.serviceIntervalMinutes * 60) / totalRunners;
  const assigned = activeRunners[assignedPosition(currentTime, cycleStartSeconds, slotSeconds, totalRunners)];
  if (assigned === undefined) throw new RangeError(tooShort(request.serviceIntervalMinutes));
  const position = calculateRunnerPosition(runnerId, activeRunners) ?? null;
  const window =
    position === null
      ? undefined
      : claimWindow(position, totalRunners, cycleStartSeconds, slotSeconds, request.spreadMarginMinutes);
  const isOwner =
    window !== undefined && assigned.runnerId === runnerId && currentTime >= secondsFromInstant(window.slotStart);
  const lateStart = window === undefined ? null : lateFraction(currentTime, window, request.maxStartSlotFraction);

  const reason = reasonOf(request, assigned, position, window, lateStart);
  const late = reason === "late_start" ? lateStart : null;
  return claim(reason, totalRunners, cycleStart, assigned.runnerId, position, window, isOwner, late);
}

/** The first reason that applies, in pynenc's order. */
function reasonOf(
  { activeRunners, currentTime, membershipStabilizationSeconds: graceSeconds }: ClaimRequest,
  assigned: Pick<ActiveRunnerInfo, "creationTime">,
  position: number | null,
  window: ClaimWindow | undefined,
  lateStart: number | null,
): ClaimReason {
  if (position === null) return "not_assigned_slot";
  if (window === undefined) return "slot_window_invalid";
  if (graceSeconds > 0 && currentTime - secondsFromInstant(assigned.creationTime) < graceSeconds) {
    return "scheduled_runner_in_grace";
  }
  if (activeRunners.length > 1 && !isInClaimWindow(currentTime, window)) return "not_assigned_slot";
  return lateStart === null ? "assigned" : "late_start";
}

function claim(
  reason: ClaimReason,
  stableRunnerCount: number,
  cycleStart: Instant,
  assignedRunnerId: string | null,
  runnerPosition: number | null,
  window: ClaimWindow | undefined,
  isSlotOwnerNow: boolean,
  lateStartFraction: number | null,
): AtomicServiceClaim {
  return {
    reason,
    assignedRunnerId,
    runnerPosition,
    stableRunnerCount,
    slotStart: window?.slotStart ?? null,
    slotEnd: window?.slotEnd ?? null,
    isSlotOwnerNow,
    lateStartFraction,
    shouldTryStart: reason === "assigned",
    cycleStart,
  };
}

/** A window of the claim protocol, at its microseconds. */
export interface ClaimWindow {
  readonly slotStart: Instant;
  readonly slotEnd: Instant;
}

export function claimCycleStart(currentTime: number, intervalSeconds: number): Instant {
  return instantOf("currentTime", pythonFloorDivide(currentTime, intervalSeconds) * intervalSeconds, currentTime);
}

/** The position whose slot `currentTime` lies in. Rounding can put the cycle's start after it: then it is the last one's. */
export function assignedPosition(
  currentTime: number,
  cycleStartSeconds: number,
  slotSeconds: number,
  totalRunners: number,
): number {
  if (totalRunners === 1) return 0;
  const position = Math.min(pythonFloorDivide(currentTime - cycleStartSeconds, slotSeconds), totalRunners - 1);
  return position < 0 ? totalRunners + position : position;
}

/** The window of a position; undefined where the margin leaves nothing and nobody can ever run. */
export function claimWindow(
  position: number,
  totalRunners: number,
  cycleStartSeconds: number,
  slotSeconds: number,
  spreadMarginMinutes: number,
): ClaimWindow | undefined {
  if (totalRunners === 1) return windowBetween(cycleStartSeconds, cycleStartSeconds + slotSeconds);
  const length = slotSeconds - spreadMarginMinutes * 60;
  if (length <= 0) return undefined;
  const start = cycleStartSeconds + position * slotSeconds;
  return windowBetween(start, start + length);
}

function windowBetween(startSeconds: number, endSeconds: number): ClaimWindow {
  return { slotStart: instantOf("slotStart", startSeconds), slotEnd: instantOf("slotEnd", endSeconds) };
}

export function isInClaimWindow(currentTime: number, window: ClaimWindow): boolean {
  return secondsFromInstant(window.slotStart) <= currentTime && currentTime < secondsFromInstant(window.slotEnd);
}

/** How late a start would be, when that is later than allowed; null when it is not. */
export function lateFraction(currentTime: number, window: ClaimWindow, maxStartSlotFraction: number): number | null {
  if (!(maxStartSlotFraction > 0 && maxStartSlotFraction < 1)) return null;
  const elapsedSeconds = secondsFromMicroseconds(instantFromSeconds(currentTime) - window.slotStart);
  const lengthSeconds = secondsFromMicroseconds(window.slotEnd - window.slotStart);
  if (!(elapsedSeconds > 0 && lengthSeconds > 0)) return null;
  const fraction = elapsedSeconds / lengthSeconds;
  return fraction > maxStartSlotFraction ? fraction : null;
}

function tooShort(serviceIntervalMinutes: number): string {
  return `serviceIntervalMinutes is ${serviceIntervalMinutes}, but must be long enough that a slot is not below a microsecond`;
}
