import {
  type AtomicServiceClaim,
  type ClaimReason,
  type Instant,
  instantFromSeconds,
  pythonFloorDivide,
  pythonModulo,
  secondsBetween,
  secondsFromInstant,
} from "@slotwise/core";
import type { ClaimArguments, DecisionArguments, Implementation, View } from "@slotwise/testkit";

type Runner = View[number];

/** The pieces of a slot scheduler. A mutant replaces one; all other pieces use the replaced one. */
export interface Pieces {
  // The slot window protocol.
  modulo(dividend: number, divisor: number): number;
  interval(minutes: number): number;
  slot(interval: number, totalRunners: number): number;
  start(position: number, slot: number): number;
  end(start: number, slot: number, margin: number): number;
  fallbackEnd(start: number, slot: number): number;
  hasRoom(start: number, end: number): boolean;
  inWindow(time: number, start: number, end: number): boolean;
  position(runnerId: string, view: View): number | null;
  /** The decision for a view of no and of one runner; undefined goes on to the window. */
  small(args: DecisionArguments): boolean | undefined;
  /** What a stranger to two or more gets. */
  stranger(args: DecisionArguments): boolean;
  /** The view that the decision is made on. */
  seen(view: View, args: { readonly currentTime: number }): View;
  duration(runner: Runner): number | undefined;
  longest(durations: readonly number[]): number;
  verdict(duration: number, window: number): "fits" | "near-limit" | "overrun";

  // The slot claim protocol.
  cycleStart(time: number, interval: number): number;
  instant(seconds: number): Instant;
  assigned(sinceCycleStart: number, slot: number, totalRunners: number): number;
  claimMargin(margin: number, totalRunners: number): number;
  noWindow(length: number): boolean;
  claimStart(cycleStart: number, position: number, slot: number): number;
  inClaimWindow(time: number, start: Instant, end: Instant, totalRunners: number): boolean;
  young(time: number, created: Instant, stabilization: number): boolean;
  /** Whose age counts for grace. */
  graceOf(assigned: Runner, asker: Runner): Runner;
  late(share: number, allowed: number): boolean;
  owner(isAssigned: boolean, time: number, start: Instant): boolean;
  /** A last change to a claim that is otherwise right. */
  claimed(claim: AtomicServiceClaim, args: ClaimArguments): AtomicServiceClaim;
}

export const PLAIN: Pieces = {
  modulo: pythonModulo,
  interval: (minutes) => minutes * 60,
  slot: (interval, totalRunners) => interval / totalRunners,
  start: (position, slot) => position * slot,
  end: (start, slot, margin) => start + slot - margin,
  fallbackEnd: (start, slot) => start + slot / 2,
  hasRoom: (start, end) => end > start,
  inWindow: (time, start, end) => start <= time && time < end,
  position: (runnerId, view) => {
    const index = view.findIndex((runner) => runner.runnerId === runnerId);
    return index < 0 ? null : index;
  },
  small: ({ activeRunners }) => (activeRunners.length < 2 ? activeRunners.length === 1 : undefined),
  stranger: () => false,
  seen: (view) => view,
  duration: ({ lastServiceStart: start, lastServiceEnd: end }) =>
    start == null || end == null ? undefined : secondsBetween(start, end),
  longest: (durations) => Math.max(0, ...durations),
  verdict: (duration, window) => {
    if (duration <= 0) return "fits";
    if (duration > window) return "overrun";
    return duration > window * 0.8 ? "near-limit" : "fits";
  },
  cycleStart: (time, interval) => pythonFloorDivide(time, interval) * interval,
  instant: instantFromSeconds,
  assigned: (since, slot, totalRunners) => Math.min(pythonFloorDivide(since, slot), totalRunners - 1),
  claimMargin: (margin, totalRunners) => (totalRunners === 1 ? 0 : margin),
  noWindow: (length) => length <= 0,
  claimStart: (cycleStart, position, slot) => cycleStart + position * slot,
  inClaimWindow: (time, start, end, totalRunners) =>
    totalRunners === 1 || (secondsFromInstant(start) <= time && time < secondsFromInstant(end)),
  young: (time, created, stabilization) => time - secondsFromInstant(created) < stabilization,
  graceOf: (assigned) => assigned,
  late: (share, allowed) => share > allowed,
  owner: (isAssigned, time, start) => isAssigned && time >= secondsFromInstant(start),
  claimed: (claim) => claim,
};

/** A whole implementation from its pieces. */
export function implementationOf(pieces: Pieces): Implementation {
  const windowOf = (position: number, totalRunners: number, intervalMinutes: number, marginMinutes: number) => {
    const slot = pieces.slot(pieces.interval(intervalMinutes), totalRunners);
    const start = pieces.start(position, slot);
    const end = pieces.end(start, slot, marginMinutes * 60);
    return { start, end: pieces.hasRoom(start, end) ? end : pieces.fallbackEnd(start, slot) };
  };
  return {
    describe: () => ({ name: "plain", version: "1", protocol: "slot-window" }),
    calculateTimeSlot: (args) =>
      windowOf(args.runnerPosition, args.totalRunners, args.serviceIntervalMinutes, args.spreadMarginMinutes),
    isRunnerInTimeSlot: ({ currentTime, serviceIntervalMinutes, start, end }) =>
      pieces.inWindow(pieces.modulo(currentTime, pieces.interval(serviceIntervalMinutes)), start, end),
    canRunAtomicService: (args) => {
      const decided = pieces.small(args);
      if (decided !== undefined) return decided;
      const view = pieces.seen(args.activeRunners, args);
      const position = pieces.position(args.runnerId, view);
      if (position === null) return pieces.stranger(args);
      const window = windowOf(position, view.length, args.serviceIntervalMinutes, args.spreadMarginMinutes);
      const time = pieces.modulo(args.currentTime, pieces.interval(args.serviceIntervalMinutes));
      return pieces.inWindow(time, window.start, window.end);
    },
    calculateRunnerPosition: ({ runnerId, activeRunners }) => pieces.position(runnerId, activeRunners),
    maxExecutionDurationSeconds: ({ activeRunners }) =>
      pieces.longest(activeRunners.flatMap((runner) => pieces.duration(runner) ?? [])),
    validateExecutionTime: ({ executionDuration, allocatedSlotSize }) => ({
      kind: pieces.verdict(executionDuration, allocatedSlotSize),
    }),
    decideAtomicServiceClaim: (args) => pieces.claimed(decideClaim(pieces, args), args),
  };
}

function decideClaim(pieces: Pieces, args: ClaimArguments): AtomicServiceClaim {
  const { runnerId, activeRunners: view, currentTime: time } = args;
  const interval = args.serviceIntervalMinutes * 60;
  const totalRunners = view.length;
  const cycleStart = pieces.instant(pieces.cycleStart(time, interval));
  const claim = (reason: ClaimReason, known: Partial<AtomicServiceClaim> = {}): AtomicServiceClaim => ({
    assignedRunnerId: null,
    runnerPosition: null,
    stableRunnerCount: totalRunners,
    slotStart: null,
    slotEnd: null,
    isSlotOwnerNow: false,
    lateStartFraction: null,
    cycleStart,
    ...known,
    reason,
    shouldTryStart: reason === "assigned",
  });
  if (totalRunners === 0) return claim("no_stable_runners");

  const cycleStartSeconds = secondsFromInstant(cycleStart);
  const slot = interval / totalRunners;
  const place = totalRunners === 1 ? 0 : pieces.assigned(time - cycleStartSeconds, slot, totalRunners);
  const assigned = view.at(place);
  if (assigned === undefined) throw new RangeError(`no runner at ${place}`);
  const assignedRunnerId = assigned.runnerId;
  const runnerPosition = pieces.position(runnerId, view);
  const asker = runnerPosition === null ? undefined : view[runnerPosition];
  if (runnerPosition === null || asker === undefined) return claim("not_assigned_slot", { assignedRunnerId });

  const length = slot - pieces.claimMargin(args.spreadMarginMinutes * 60, totalRunners);
  if (totalRunners > 1 && pieces.noWindow(length))
    return claim("slot_window_invalid", { assignedRunnerId, runnerPosition });
  const start = totalRunners === 1 ? cycleStartSeconds : pieces.claimStart(cycleStartSeconds, runnerPosition, slot);
  const slotStart = pieces.instant(start);
  const slotEnd = pieces.instant(start + length);
  const isSlotOwnerNow = pieces.owner(assignedRunnerId === runnerId, time, slotStart);
  const placed = { assignedRunnerId, runnerPosition, slotStart, slotEnd, isSlotOwnerNow };

  const stabilization = args.membershipStabilizationSeconds;
  if (stabilization > 0 && pieces.young(time, pieces.graceOf(assigned, asker).creationTime, stabilization)) {
    return claim("scheduled_runner_in_grace", placed);
  }
  if (!pieces.inClaimWindow(time, slotStart, slotEnd, totalRunners)) return claim("not_assigned_slot", placed);
  const elapsed = secondsBetween(slotStart, pieces.instant(time));
  const whole = secondsBetween(slotStart, slotEnd);
  const share = elapsed > 0 && whole > 0 ? elapsed / whole : 0;
  const allowed = args.maxStartSlotFraction;
  if (allowed > 0 && allowed < 1 && pieces.late(share, allowed)) {
    return claim("late_start", { ...placed, lateStartFraction: share });
  }
  return claim("assigned", placed);
}
