import { type ClaimReason, type ClaimRequest, formatSeconds, microsecondsFromInstant } from "@slotwise/core";

/** A claim's reason, place and share, with its instants as bigints. */
export interface BigIntClaim {
  readonly reason: ClaimReason;
  readonly assignedRunnerId: string | null;
  readonly isSlotOwnerNow: boolean;
  readonly lateStartFraction: number | null;
  readonly cycleStart: bigint;
  readonly slotStart: bigint | null;
  readonly slotEnd: bigint | null;
}

/** The claim as pynenc writes it, with every instant a bigint and nothing of core's own arithmetic. */
export function claimInBigInts(request: ClaimRequest): BigIntClaim {
  const { runnerId, activeRunners, currentTime: time } = request;
  const total = activeRunners.length;
  const interval = request.serviceIntervalMinutes * 60;
  const cycleStart = fromTimestamp(floorDivide(time, interval) * interval);
  const none = { isSlotOwnerNow: false, lateStartFraction: null, cycleStart, slotStart: null, slotEnd: null };
  if (total === 0) return { ...none, reason: "no_stable_runners", assignedRunnerId: null };

  const cycleStartSeconds = timestamp(cycleStart);
  const slot = interval / total;
  const place = total === 1 ? 0 : Math.min(floorDivide(time - cycleStartSeconds, slot), total - 1);
  const assigned = activeRunners.at(place);
  if (assigned === undefined) throw new RangeError(`nobody is at ${place}`);
  const assignedRunnerId = assigned.runnerId;
  const position = activeRunners.findIndex((runner) => runner.runnerId === runnerId);
  if (position < 0) return { ...none, reason: "not_assigned_slot", assignedRunnerId };

  const length = total === 1 ? slot : slot - request.spreadMarginMinutes * 60;
  if (length <= 0) return { ...none, reason: "slot_window_invalid", assignedRunnerId };
  const start = cycleStartSeconds + position * slot;
  const [slotStart, slotEnd] = [fromTimestamp(start), fromTimestamp(start + length)];
  const isSlotOwnerNow = assignedRunnerId === runnerId && time >= timestamp(slotStart);
  const placed = { assignedRunnerId, isSlotOwnerNow, lateStartFraction: null, cycleStart, slotStart, slotEnd };
  const grace = request.membershipStabilizationSeconds;
  if (grace > 0 && time - timestamp(microsecondsFromInstant(assigned.creationTime)) < grace) {
    return { ...placed, reason: "scheduled_runner_in_grace" };
  }
  if (total > 1 && !(timestamp(slotStart) <= time && time < timestamp(slotEnd))) {
    return { ...placed, reason: "not_assigned_slot" };
  }
  const allowed = request.maxStartSlotFraction;
  const [elapsed, whole] = [timestamp(fromTimestamp(time) - slotStart), timestamp(slotEnd - slotStart)];
  const share = elapsed > 0 && whole > 0 ? elapsed / whole : 0;
  return allowed > 0 && allowed < 1 && share > allowed
    ? { ...placed, reason: "late_start", lateStartFraction: share }
    : { ...placed, reason: "assigned" };
}

/** `datetime.fromtimestamp`: the fraction alone is scaled, and rounded from its exact value. */
function fromTimestamp(seconds: number): bigint {
  const whole = Math.trunc(seconds);
  return BigInt(whole) * 1_000_000n + BigInt(formatSeconds((seconds - whole) * 1e6, 0));
}

/** `timedelta.total_seconds`: the exact quotient, rounded once, as reading its decimal text does. */
function timestamp(microseconds: bigint): number {
  const digits = (microseconds < 0n ? -microseconds : microseconds).toString().padStart(7, "0");
  return Number(`${microseconds < 0n ? "-" : ""}${digits.slice(0, -6)}.${digits.slice(-6)}`);
}

/** Python's `//`, by the remainder as its own source has it. */
function floorDivide(dividend: number, divisor: number): number {
  const remainder = dividend % divisor;
  const quotient = (dividend - remainder) / divisor - Number(remainder < 0);
  const floored = Math.floor(quotient);
  return quotient - floored > 0.5 ? floored + 1 : floored;
}
