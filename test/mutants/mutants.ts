import { instantFromMicroseconds, secondsBetween, secondsFromInstant } from "@slotwise/core";
import {
  type ClaimArguments,
  type DecisionArguments,
  type Implementation,
  nextUp,
  UNSUPPORTED,
  type View,
} from "@slotwise/testkit";
import { implementationOf, type Pieces, PLAIN } from "./plain.js";

/** A broken implementation: what is wrong with it, and the invariant that says so. */
export interface Mutant {
  readonly flaw: string;
  readonly caughtBy: string;
  /** The pieces that are replaced. */
  readonly change?: Partial<Pieces> | ((plain: Pieces) => Partial<Pieces>);
  /** For flaws that are not in a piece: a whole call that is replaced. */
  readonly wrap?: (plain: Implementation) => Partial<Implementation>;
}

const byCreation = (view: View): View =>
  [...view].sort(
    (one, other) => secondsBetween(other.creationTime, one.creationTime) || (one.runnerId < other.runnerId ? -1 : 1),
  );

/** The slot window protocol, broken. */
const WINDOW_MUTANTS: readonly Mutant[] = [
  {
    flaw: "the remainder of a negative time is negative, as in JavaScript and C",
    caughtBy: "repeats-every-cycle",
    change: { modulo: (dividend, divisor) => dividend % divisor },
  },
  {
    flaw: "negative times are mirrored instead of floored",
    caughtBy: "decision-repeats-every-cycle",
    change: { modulo: (dividend, divisor) => Math.abs(dividend) % divisor },
  },
  {
    flaw: "a time a hair below a cycle is in the next one's first instant",
    caughtBy: "conforms-in-time-slot",
    change: (plain) => ({
      modulo: (dividend, divisor) => {
        const remainder = plain.modulo(dividend, divisor);
        return remainder === divisor ? 0 : remainder;
      },
    }),
  },
  {
    flaw: "the remainder is taken by way of the quotient, which is rounded",
    caughtBy: "conforms-decision",
    change: { modulo: (dividend, divisor) => dividend - Math.floor(dividend / divisor) * divisor },
  },
  {
    flaw: "the interval's minutes are taken for seconds",
    caughtBy: "slots-tile-the-cycle",
    change: { interval: (minutes) => minutes },
  },
  {
    flaw: "the interval is rounded to whole seconds",
    caughtBy: "conforms-time-slot",
    change: { interval: (minutes) => Math.max(1, Math.round(minutes * 60)) },
  },
  {
    flaw: "an interval above one day is taken for one day",
    caughtBy: "slots-tile-the-cycle",
    change: { interval: (minutes) => Math.min(minutes, 1440) * 60 },
  },
  {
    flaw: "the cycle is shared among one runner fewer",
    caughtBy: "slots-tile-the-cycle",
    change: { slot: (interval, totalRunners) => interval / Math.max(1, totalRunners - 1) },
  },
  {
    flaw: "the cycle is shared among one runner more, so its end belongs to nobody",
    caughtBy: "slots-tile-the-cycle",
    change: { slot: (interval, totalRunners) => interval / (totalRunners + 1) },
  },
  {
    flaw: "slots are whole seconds",
    caughtBy: "slots-tile-the-cycle",
    change: { slot: (interval, totalRunners) => Math.max(1, Math.floor(interval / totalRunners)) },
  },
  {
    flaw: "positions count from one",
    caughtBy: "window-in-own-slot",
    change: { start: (position, slot) => (position + 1) * slot },
  },
  {
    flaw: "the start is the sum of the slots before it, rounded at each",
    caughtBy: "conforms-time-slot",
    change: {
      start: (position, slot) => {
        let start = 0;
        for (let index = 0; index < position; index++) start += slot;
        return start;
      },
    },
  },
  {
    flaw: "the margin is added to the window",
    caughtBy: "windows-are-disjoint",
    change: { end: (start, slot, margin) => start + slot + margin },
  },
  {
    flaw: "the margin is left out",
    caughtBy: "window-is-slot-less-margin",
    change: { end: (start, slot) => start + slot },
  },
  {
    flaw: "half the margin is taken off",
    caughtBy: "window-is-slot-less-margin",
    change: { end: (start, slot, margin) => start + slot - margin / 2 },
  },
  {
    flaw: "only the first runner pays the margin",
    caughtBy: "equal-windows",
    change: { end: (start, slot, margin) => (start === 0 ? slot - margin : start + slot) },
  },
  {
    flaw: "the end is calculated in another order: start + (slot - margin)",
    caughtBy: "conforms-time-slot",
    change: { end: (start, slot, margin) => start + (slot - margin) },
  },
  {
    flaw: "the end is counted back from the next start: (position + 1) slots less the margin",
    caughtBy: "conforms-time-slot",
    change: { end: (start, slot, margin) => (Math.round(start / slot) + 1) * slot - margin },
  },
  {
    flaw: "where the margin leaves no room, the window is empty",
    caughtBy: "window-in-own-slot",
    change: { fallbackEnd: (start) => start },
  },
  {
    flaw: "where the margin leaves no room, it is ignored",
    caughtBy: "half-a-slot-without-room",
    change: { fallbackEnd: (start, slot) => start + slot },
  },
  {
    flaw: "where the margin leaves no room, a third of the slot is the window",
    caughtBy: "half-a-slot-without-room",
    change: { fallbackEnd: (start, slot) => start + slot / 3 },
  },
  {
    flaw: "an empty window counts as room: the check is `<` where it should be `<=`",
    caughtBy: "window-in-own-slot",
    change: { hasRoom: (start, end) => end >= start },
  },
  {
    flaw: "windows shorter than a tenth of a second count as none",
    caughtBy: "conforms-time-slot",
    change: { hasRoom: (start, end) => end > start + 0.1 },
  },
  {
    flaw: "the window's end is part of it",
    caughtBy: "half-open-ends",
    change: { inWindow: (time, start, end) => start <= time && time <= end },
  },
  {
    flaw: "the window's start is not part of it",
    caughtBy: "half-open-ends",
    change: { inWindow: (time, start, end) => start < time && time < end },
  },
  {
    flaw: "times are compared to the millisecond",
    caughtBy: "half-open-ends",
    change: { inWindow: (time, start, end) => start <= time && Math.ceil(time * 1000) < Math.ceil(end * 1000) },
  },
  {
    flaw: "an ulp of tolerance at the window's end",
    caughtBy: "half-open-ends",
    change: { inWindow: (time, start, end) => start <= time && time < nextUp(end) },
  },
  {
    flaw: "the view is sorted by creation time",
    caughtBy: "position-is-the-index",
    change: (plain) => ({ position: (runnerId, view) => plain.position(runnerId, byCreation(view)) }),
  },
  {
    flaw: "the view is sorted by runner id",
    caughtBy: "position-is-the-index",
    change: (plain) => ({
      position: (runnerId, view) =>
        plain.position(
          runnerId,
          [...view].sort((one, other) => (one.runnerId < other.runnerId ? -1 : 1)),
        ),
    }),
  },
  {
    flaw: "the newest runner comes first",
    caughtBy: "position-is-stable",
    change: (plain) => ({ position: (runnerId, view) => plain.position(runnerId, [...view].reverse()) }),
  },
  {
    flaw: "positions are off by one",
    caughtBy: "position-is-the-index",
    change: (plain) => ({
      position: (runnerId, view) => {
        const position = plain.position(runnerId, view);
        return position === null ? null : position + 1;
      },
    }),
  },
  {
    flaw: "a runner is found by the beginning of its id",
    caughtBy: "position-is-the-index",
    change: {
      position: (runnerId, view) => {
        const index = view.findIndex((runner) => runnerId.startsWith(runner.runnerId));
        return index < 0 ? null : index;
      },
    },
  },
  {
    flaw: "runner ids are compared without their case",
    caughtBy: "position-is-the-index",
    change: {
      position: (runnerId, view) => {
        const index = view.findIndex((runner) => runner.runnerId.toLowerCase() === runnerId.toLowerCase());
        return index < 0 ? null : index;
      },
    },
  },
  {
    flaw: "runner ids are compared up to the @ only, so that two processes of one host are one",
    caughtBy: "position-is-the-index",
    change: {
      position: (runnerId, view) => {
        const host = (id: string) => id.split("@")[0];
        const index = view.findIndex((runner) => host(runner.runnerId) === host(runnerId));
        return index < 0 ? null : index;
      },
    },
  },
  {
    flaw: "runners after the fiftieth are not found",
    caughtBy: "position-is-the-index",
    change: (plain) => ({ position: (runnerId, view) => plain.position(runnerId, view.slice(0, 50)) }),
  },
  {
    flaw: "a stranger is at position 0",
    caughtBy: "position-is-the-index",
    change: (plain) => ({ position: (runnerId, view) => plain.position(runnerId, view) ?? 0 }),
  },
  {
    flaw: "a stranger may start",
    caughtBy: "strangers-never",
    change: { stranger: () => true },
  },
  {
    flaw: "a stranger may start where the first runner may",
    caughtBy: "strangers-never",
    change: { stranger: ({ currentTime }) => Math.floor(currentTime) % 2 === 0 },
  },
  {
    flaw: "an empty fleet lets anybody start",
    caughtBy: "nobody-in-an-empty-fleet",
    change: { small: ({ activeRunners }) => (activeRunners.length < 2 ? true : undefined) },
  },
  {
    flaw: "the single-runner rule looks at the id",
    caughtBy: "single-runner-rule",
    change: {
      small: ({ activeRunners, runnerId }) =>
        activeRunners.length < 2 ? activeRunners[0]?.runnerId === runnerId : undefined,
    },
  },
  {
    flaw: "there is no single-runner rule: a lone runner waits for its window",
    caughtBy: "single-runner-rule",
    change: { small: ({ activeRunners }) => (activeRunners.length === 0 ? false : undefined) },
  },
  {
    flaw: "the single-runner rule holds for two as well",
    caughtBy: "one-runner-at-an-instant",
    change: { small: ({ activeRunners }) => (activeRunners.length < 3 ? activeRunners.length > 0 : undefined) },
  },
  {
    flaw: "the lone runner must have the eligibility flag",
    caughtBy: "decision-ignores-history",
    change: {
      small: ({ activeRunners }) =>
        activeRunners.length < 2 ? activeRunners[0]?.allowToRunAtomicService === true : undefined,
    },
  },
  {
    flaw: "runners without the eligibility flag are left out of the view",
    caughtBy: "decision-ignores-history",
    change: { seen: (view) => view.filter((runner) => runner.allowToRunAtomicService === true) },
  },
  {
    flaw: "runners with an old heartbeat are left out of the view",
    caughtBy: "decision-ignores-history",
    change: { seen: (view) => view.filter((runner) => secondsFromInstant(runner.lastHeartbeat) > 1_789_999_000) },
  },
  {
    flaw: "the decision sorts the view by creation time, the position does not",
    caughtBy: "decision-ignores-names-and-ages",
    change: { seen: byCreation },
  },
  {
    flaw: "who ran longest goes last",
    caughtBy: "decision-ignores-history",
    change: (plain) => ({
      seen: (view) => [...view].sort((one, other) => (plain.duration(one) ?? 0) - (plain.duration(other) ?? 0)),
    }),
  },
  {
    flaw: "durations are rounded to the millisecond",
    caughtBy: "duration-to-the-microsecond",
    change: (plain) => ({
      duration: (runner) => {
        const seconds = plain.duration(runner);
        return seconds === undefined ? undefined : Math.round(seconds * 1000) / 1000;
      },
    }),
  },
  {
    flaw: "a duration is the difference of two times in seconds, which are rounded",
    caughtBy: "duration-to-the-microsecond",
    change: {
      duration: ({ lastServiceStart: start, lastServiceEnd: end }) =>
        start == null || end == null ? undefined : secondsFromInstant(end) - secondsFromInstant(start),
    },
  },
  {
    flaw: "a negative duration counts by its size",
    caughtBy: "unknown-executions-do-not-count",
    change: (plain) => ({
      duration: (runner) => {
        const seconds = plain.duration(runner);
        return seconds === undefined ? undefined : Math.abs(seconds);
      },
    }),
  },
  {
    flaw: "an execution whose end is not known counts until its last heartbeat",
    caughtBy: "unknown-executions-do-not-count",
    change: (plain) => ({
      duration: (runner) =>
        runner.lastServiceStart != null && runner.lastServiceEnd == null
          ? secondsBetween(runner.lastServiceStart, runner.lastHeartbeat)
          : plain.duration(runner),
    }),
  },
  {
    flaw: "executions of runners without the eligibility flag do not count",
    caughtBy: "longest-execution-is-a-maximum",
    change: (plain) => ({
      duration: (runner) => (runner.allowToRunAtomicService === true ? plain.duration(runner) : undefined),
    }),
  },
  {
    flaw: "executions that began before their runner was created do not count",
    caughtBy: "longest-execution-is-a-maximum",
    change: (plain) => ({
      duration: (runner) =>
        (runner.lastServiceStart ?? runner.creationTime) < runner.creationTime ? undefined : plain.duration(runner),
    }),
  },
  {
    flaw: "only the executions of the first fifty runners count",
    caughtBy: "conforms-longest-execution",
    wrap: (plain) => ({
      maxExecutionDurationSeconds: ({ activeRunners }) =>
        plain.maxExecutionDurationSeconds?.({ activeRunners: activeRunners.slice(0, 50) }) ?? 0,
    }),
  },
  {
    flaw: "the last runner's execution is taken for the longest",
    caughtBy: "longest-execution-is-a-maximum",
    change: { longest: (durations) => Math.max(0, durations.at(-1) ?? 0) },
  },
  {
    flaw: "the average execution is taken for the longest",
    caughtBy: "longest-execution-is-a-maximum",
    change: {
      longest: (durations) =>
        Math.max(0, durations.reduce((sum, duration) => sum + duration, 0) / (durations.length || 1)),
    },
  },
  {
    flaw: "an execution of exactly the window's length overran",
    caughtBy: "overrun-beyond-the-window",
    change: {
      verdict: (duration, window) =>
        duration <= 0 ? "fits" : duration >= window ? "overrun" : duration > window * 0.8 ? "near-limit" : "fits",
    },
  },
  {
    flaw: "an execution of exactly 0.8 of the window is near the limit",
    caughtBy: "near-limit-beyond-four-fifths",
    change: {
      verdict: (duration, window) =>
        duration <= 0 ? "fits" : duration > window ? "overrun" : duration >= window * 0.8 ? "near-limit" : "fits",
    },
  },
  {
    flaw: "0.8 of the window is calculated as its division by 1.25",
    caughtBy: "near-limit-beyond-four-fifths",
    change: {
      verdict: (duration, window) =>
        duration <= 0 ? "fits" : duration > window ? "overrun" : duration > window / 1.25 ? "near-limit" : "fits",
    },
  },
  {
    flaw: "nearly all of the window is 0.9 of it",
    caughtBy: "near-limit-beyond-four-fifths",
    change: {
      verdict: (duration, window) =>
        duration <= 0 ? "fits" : duration > window ? "overrun" : duration > window * 0.9 ? "near-limit" : "fits",
    },
  },
  {
    flaw: "a duration of 0 overruns a window of 0",
    caughtBy: "no-verdict-without-a-duration",
    change: {
      verdict: (duration, window) => (duration >= window ? "overrun" : duration > window * 0.8 ? "near-limit" : "fits"),
    },
  },
];

/** Whole decisions of the slot window protocol, broken. */
const DECISION_MUTANTS: readonly Mutant[] = [
  {
    flaw: "the decision looks at whole seconds only",
    caughtBy: "decision-follows-the-window",
    wrap: decidedWith((args) => ({ ...args, currentTime: Math.floor(args.currentTime) })),
  },
  {
    flaw: "the decision leaves the margin out, the window does not",
    caughtBy: "decision-follows-the-window",
    wrap: decidedWith((args) => ({ ...args, spreadMarginMinutes: 0 })),
  },
  {
    flaw: "the decision sees the first fifty runners only",
    caughtBy: "decision-follows-the-window",
    change: { seen: (view) => view.slice(0, 50) },
  },
  {
    flaw: "the decision takes the view from its end",
    caughtBy: "every-runner-has-its-turn",
    wrap: decidedWith((args) => ({ ...args, activeRunners: [...args.activeRunners].reverse() })),
  },
  {
    flaw: "the decision is a slot ahead of time",
    caughtBy: "never-outside-own-slot",
    wrap: decidedWith((args) => ({
      ...args,
      currentTime: args.currentTime + (args.serviceIntervalMinutes * 60) / args.activeRunners.length,
    })),
  },
  {
    flaw: "every second runner still has the interval from before the settings changed",
    caughtBy: "one-runner-at-an-instant",
    wrap: decidedWith((args) => {
      const position = args.activeRunners.findIndex(({ runnerId }) => runnerId === args.runnerId);
      return position % 2 === 1 ? { ...args, serviceIntervalMinutes: args.serviceIntervalMinutes * 2 } : args;
    }),
  },
  {
    flaw: "who asks does not see itself in the view",
    caughtBy: "every-runner-has-its-turn",
    wrap: decidedWith((args) => ({
      ...args,
      activeRunners: args.activeRunners.filter(({ runnerId }) => runnerId !== args.runnerId),
    })),
  },
  {
    flaw: "a runner that was let start once is not let start again",
    caughtBy: "same-question-same-answer",
    wrap: (plain) => {
      const started = new Set<string>();
      return {
        canRunAtomicService: (args) => {
          if (started.has(args.runnerId)) return false;
          const canRun = plain.canRunAtomicService?.(args) ?? false;
          if (canRun === true) started.add(args.runnerId);
          return canRun;
        },
      };
    },
  },
  {
    flaw: "the cycle is anchored at the time of the first question",
    caughtBy: "conforms-decision",
    wrap: (plain) => {
      let anchor: number | undefined;
      return {
        canRunAtomicService: (args) => {
          anchor ??= args.currentTime;
          return plain.canRunAtomicService?.({ ...args, currentTime: args.currentTime - anchor }) ?? false;
        },
      };
    },
  },
];

/** Decides as the plain implementation does, on other arguments. */
function decidedWith(change: (args: DecisionArguments) => DecisionArguments): NonNullable<Mutant["wrap"]> {
  return (plain) => ({ canRunAtomicService: (args) => plain.canRunAtomicService?.(change(args)) ?? false });
}

/** Claims as the plain implementation does, on other arguments. */
function claimedWith(change: (args: ClaimArguments) => ClaimArguments): NonNullable<Mutant["wrap"]> {
  return (plain) => ({
    decideAtomicServiceClaim: (args) => plain.decideAtomicServiceClaim?.(change(args)) ?? UNSUPPORTED,
  });
}

/** The slot claim protocol, broken. */
const CLAIM_MUTANTS: readonly Mutant[] = [
  {
    flaw: "the cycle starts at the floor of a rounded quotient",
    caughtBy: "conforms-claim",
    change: { cycleStart: (time, interval) => Math.floor(time / interval) * interval },
  },
  {
    flaw: "the cycle is the nearest one, not the one that has begun",
    caughtBy: "claim-cycle-holds-now",
    change: { cycleStart: (time, interval) => Math.round(time / interval) * interval },
  },
  {
    flaw: "cycles are counted from midnight",
    caughtBy: "claim-cycle-holds-now",
    change: {
      cycleStart: (time, interval) => {
        const midnight = Math.floor(time / 86_400) * 86_400;
        return midnight + Math.floor((time - midnight) / interval) * interval;
      },
    },
  },
  {
    flaw: "instants are the whole number of seconds scaled to microseconds, which rounds twice",
    caughtBy: "conforms-claim",
    change: { instant: (seconds) => instantFromMicroseconds(BigInt(Math.round(seconds * 1e6))) },
  },
  {
    flaw: "instants are rounded half up, not half to even",
    caughtBy: "conforms-claim",
    change: {
      instant: (seconds) => {
        const whole = Math.trunc(seconds);
        return instantFromMicroseconds(BigInt(whole) * 1_000_000n + BigInt(Math.round((seconds - whole) * 1e6)));
      },
    },
  },
  {
    flaw: "a claim takes an interval above one day for one day",
    caughtBy: "claim-alone",
    wrap: claimedWith((args) => ({ ...args, serviceIntervalMinutes: Math.min(args.serviceIntervalMinutes, 1440) })),
  },
  {
    flaw: "a claim sees the first fifty runners only",
    caughtBy: "conforms-claim",
    wrap: claimedWith((args) => ({ ...args, activeRunners: args.activeRunners.slice(0, 50) })),
  },
  {
    flaw: "a lone runner is refused outside the window that it is given, rounded as that is",
    caughtBy: "claim-alone",
    change: { inClaimWindow: (time, start, end) => PLAIN.inClaimWindow(time, start, end, 2) },
  },
  {
    flaw: "instants lose their microseconds",
    caughtBy: "claim-window-in-own-slot",
    change: { instant: (seconds) => instantFromMicroseconds(BigInt(Math.floor(seconds * 1000)) * 1000n) },
  },
  {
    flaw: "the slot before is the assigned one",
    caughtBy: "claim-assigned-by-time",
    change: (plain) => ({ assigned: (since, slot, total) => plain.assigned(since, slot, total) - 1 }),
  },
  {
    flaw: "a lone runner pays the margin",
    caughtBy: "claim-alone",
    change: { claimMargin: (margin) => margin },
  },
  {
    flaw: "the claim's margin is left out",
    caughtBy: "claim-window-length",
    change: { claimMargin: () => 0 },
  },
  {
    flaw: "the claim's margin is added",
    caughtBy: "claim-window-in-own-slot",
    change: { claimMargin: (margin, totalRunners) => (totalRunners === 1 ? 0 : -margin) },
  },
  {
    flaw: "a window of no length is valid",
    caughtBy: "claim-invalid-window",
    change: { noWindow: (length) => length < 0 },
  },
  {
    flaw: "windows of under a second are refused",
    caughtBy: "claim-invalid-window",
    change: { noWindow: (length) => length < 1 },
  },
  {
    flaw: "claim positions count from one",
    caughtBy: "claim-window-in-own-slot",
    change: { claimStart: (cycleStart, position, slot) => cycleStart + (position + 1) * slot },
  },
  {
    flaw: "the claim's window includes its end",
    caughtBy: "claim-outside-window",
    change: {
      inClaimWindow: (time, start, end, totalRunners) =>
        totalRunners === 1 || (secondsFromInstant(start) <= time && time <= secondsFromInstant(end)),
    },
  },
  {
    flaw: "the claim's window is not looked at: the assigned runner starts in its margin as well",
    caughtBy: "claim-assigned",
    change: (plain) => ({
      claimed: (claim, args) => {
        const isOwner = claim.reason === "not_assigned_slot" && claim.isSlotOwnerNow && args.activeRunners.length > 1;
        return isOwner ? { ...claim, reason: "assigned", shouldTryStart: true } : plain.claimed(claim, args);
      },
    }),
  },
  {
    flaw: "everybody in a fleet may start whenever its own window would be",
    caughtBy: "claim-one-start-at-an-instant",
    change: { inClaimWindow: () => true },
  },
  {
    flaw: "grace ends after the stabilization time, not at it",
    caughtBy: "claim-grace",
    change: { young: (time, created, stabilization) => time - secondsFromInstant(created) <= stabilization },
  },
  {
    flaw: "the asker's age decides on grace, not the assigned runner's",
    caughtBy: "claim-grace",
    change: { graceOf: (_, asker) => asker },
  },
  {
    flaw: "nobody is ever in grace",
    caughtBy: "claim-grace",
    change: { young: () => false },
  },
  {
    flaw: "a start at exactly the allowed fraction is late",
    caughtBy: "claim-late-start",
    change: { late: (share, allowed) => share >= allowed },
  },
  {
    flaw: "the fraction is what is left of the window, not what has passed",
    caughtBy: "claim-late-start",
    change: { late: (share, allowed) => 1 - share > allowed },
  },
  {
    flaw: "the share of the window that has passed is given in percent",
    caughtBy: "claim-late-start",
    change: {
      claimed: (claim) =>
        claim.lateStartFraction === null ? claim : { ...claim, lateStartFraction: claim.lateStartFraction * 100 },
    },
  },
  {
    flaw: "no start is ever late",
    caughtBy: "claim-late-start",
    change: { late: () => false },
  },
  {
    flaw: "whoever is assigned owns the slot before its window starts, and strangers to it as well",
    caughtBy: "claim-slot-owner",
    change: { owner: (_, time, start) => time >= secondsFromInstant(start) },
  },
  {
    flaw: "a start that is refused as late is tried nevertheless",
    caughtBy: "claim-assigned",
    change: { claimed: (claim) => (claim.reason === "late_start" ? { ...claim, shouldTryStart: true } : claim) },
  },
  {
    flaw: "a stranger is told of a position",
    caughtBy: "claim-stranger",
    change: {
      claimed: (claim) =>
        claim.runnerPosition === null && claim.stableRunnerCount > 0 ? { ...claim, runnerPosition: 0 } : claim,
    },
  },
  {
    flaw: "an empty fleet is told not_assigned_slot",
    caughtBy: "claim-empty-fleet",
    change: {
      claimed: (claim) => (claim.reason === "no_stable_runners" ? { ...claim, reason: "not_assigned_slot" } : claim),
    },
  },
  {
    flaw: "only those who may start are told who is assigned; the others are told of themselves",
    caughtBy: "claim-same-for-all-askers",
    change: {
      claimed: (claim, { runnerId }) => (claim.shouldTryStart ? claim : { ...claim, assignedRunnerId: runnerId }),
    },
  },
  {
    flaw: "a runner without the eligibility flag is refused",
    caughtBy: "claim-ignores-history",
    change: {
      claimed: (claim, { activeRunners, runnerId }) => {
        const asker = activeRunners.find((runner) => runner.runnerId === runnerId);
        if (asker === undefined || asker.allowToRunAtomicService === true || !claim.shouldTryStart) return claim;
        return { ...claim, reason: "not_assigned_slot", shouldTryStart: false };
      },
    },
  },
  {
    flaw: "cycles drift: the first day's are right",
    caughtBy: "claim-repeats-every-cycle",
    change: (plain) => ({
      claimStart: (cycleStart, position, slot) =>
        plain.claimStart(cycleStart, position, slot) + (cycleStart > 86_400 ? 0.001 : 0),
    }),
  },
];

/** The only list of mutants. */
export const MUTANTS: readonly Mutant[] = [...WINDOW_MUTANTS, ...DECISION_MUTANTS, ...CLAIM_MUTANTS];

/** A fresh implementation with the mutant's flaw. */
export function implementMutant({ change = {}, wrap }: Mutant): Implementation {
  const plain = implementationOf({ ...PLAIN, ...(typeof change === "function" ? change(PLAIN) : change) });
  return wrap === undefined ? plain : { ...plain, ...wrap(plain) };
}
