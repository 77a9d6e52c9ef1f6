import { type Cycle, createCycle, MOST_RUNNERS } from "./cycle.js";
import { checkPeriodSeconds, cycleOf, type Fleet } from "./fleet.js";
import { isCalendarSeconds } from "./instant.js";
import {
  type Guarantee,
  judge,
  judged,
  type PromiseName,
  type Quantity,
  sumSeconds,
  type Witness,
  type WitnessEvent,
} from "./promise.js";
import { pythonModulo } from "./python-float.js";
import { findSharedInstant } from "./shared-instant.js";

/**
 * Every promise of the protocol for one fleet: whether it holds, by how many seconds, and a story in which it breaks.
 * All of it is closed form, for runners that share one view, except `view-settles` and `dead-turn-taken-over`, which
 * say what a change of the fleet does.
 */
export function guarantees(fleet: Fleet): readonly Guarantee[] {
  const cycle = cycleOf(fleet);
  return Object.values(JUDGES).map((judgeOne) => judgeOne(fleet, cycle));
}

/** One promise alone, for those who ask it of many fleets. */
export function guarantee(promise: PromiseName, fleet: Fleet): Guarantee {
  return JUDGES[promise](fleet, cycleOf(fleet));
}

const JUDGES: Readonly<Record<PromiseName, (fleet: Fleet, cycle: Cycle) => Guarantee>> = {
  "windows-disjoint": (_, cycle) => windowsDisjoint(cycle),
  "full-coverage": (_, cycle) => fullCoverage(cycle),
  "single-runner": singleRunner,
  "executions-disjoint": executionsDisjoint,
  "no-turn-missed": noTurnMissed,
  "runners-visible": runnersVisible,
  "executing-runner-visible": executingRunnerVisible,
  "view-settles": viewSettles,
  "dead-turn-taken-over": deadTurnTakenOver,
};

function windowsDisjoint(cycle: Cycle): Guarantee {
  const search = findSharedInstant(cycle);
  if (search.kind === "none") return judged("windows-disjoint", "holds");
  if (search.kind === "undecided") return judged("windows-disjoint", "unknown");
  const { currentTime, positions } = search.instant;
  return judged(
    "windows-disjoint",
    "broken",
    story(...positions.map((position) => at(currentTime, position, "may start"))),
  );
}

function fullCoverage(cycle: Cycle): Guarantee {
  if (cycle.regime !== "nobody") return judged("full-coverage", "holds");
  return judged("full-coverage", "broken", story(at(0, 0, "looks in vain"), at(cycle.slotSeconds, 1, "looks in vain")));
}

/** Under `slot-claim` a lone runner, too, is refused when it is late in its window, which is the whole cycle. */
function singleRunner(fleet: Fleet): Guarantee {
  const alone = createCycle(fleet.protocol, fleet.settings, 1);
  if (fleet.protocol === "slot-window") return judged("single-runner", "holds");
  return judge(
    "single-runner",
    {
      left: [quantity("I", "the interval", alone.intervalSeconds)],
      relation: "<=",
      right: quantity("A", "the part of the cycle in which a lone runner may start", alone.safeStartSeconds),
    },
    () => story(at(alone.safeStartSeconds / 2 + alone.intervalSeconds / 2, 0, "looks in vain")),
  );
}

/**
 * `L + d + e <= S - A`, with `A` the safe start window: under `slot-window` that is the gap. An execution may start at
 * the last instant of it, so what keeps executions apart is what follows, not the window.
 */
function executionsDisjoint(fleet: Fleet, cycle: Cycle): Guarantee {
  if (cycle.regime === "alone" || cycle.regime === "nobody") return judged("executions-disjoint", "holds");
  const silence =
    fleet.protocol === "slot-window"
      ? quantity("G", "the gap after each window", cycle.gapSeconds)
      : quantity("S - A", "the slot after its safe start window", restOfSlot(cycle));
  const inequality = { left: delayedExecution(fleet), relation: "<=" as const, right: silence };
  const excess = sumSeconds(inequality.left) - silence.seconds;
  const verdict = judge("executions-disjoint", inequality, () => overlap(fleet, cycle, excess));
  if (fleet.longestExecutionSeconds !== undefined) return verdict;
  // Nobody said how long an execution takes, but it takes some time: with nothing left for it, it is broken all the same.
  return excess < 0
    ? { ...verdict, verdict: "unknown", witness: undefined }
    : { ...verdict, verdict: "broken", witness: overlap(fleet, cycle, excess) };
}

/** `S - A`. Where nothing cuts the window, a subtraction would blur the last bit, differently for each n. */
function restOfSlot({ windowSeconds, safeStartSeconds, gapSeconds, slotSeconds }: Cycle): number {
  return safeStartSeconds === windowSeconds ? gapSeconds : slotSeconds - safeStartSeconds;
}

/**
 * The first runner, by a clock that is behind, decides late enough in its window to be still at it when the second one,
 * by a clock that is right, starts. No more of the skew and the delay is used than that takes.
 */
function overlap(fleet: Fleet, cycle: Cycle, excess: number): Witness {
  const { safeStartSeconds, slotSeconds } = cycle;
  const beforeEnd = Math.min(excess > 0 ? excess : MICROSECOND_SECONDS, safeStartSeconds) / 2;
  const ownTime = safeStartSeconds - beforeEnd;
  const behind = Math.min(fleet.clockSkewSeconds, slotSeconds - ownTime);
  const startsAt = Math.min(ownTime + behind + fleet.startDelaySeconds, slotSeconds);
  const events = [at(ownTime + behind, 0, "may start"), at(startsAt, 0, "starts"), at(slotSeconds, 1, "starts")];
  const { longestExecutionSeconds } = fleet;
  return longestExecutionSeconds === undefined
    ? story(...events)
    : story(...events, at(startsAt + longestExecutionSeconds, 0, "ends"));
}

function noTurnMissed(fleet: Fleet, cycle: Cycle): Guarantee {
  const period = checkPeriodSeconds(fleet);
  const right = quantity("A", "the part of a slot in which its runner can start", cycle.safeStartSeconds);
  return judge("no-turn-missed", { left: [periodOf(fleet)], relation: "<=", right }, () => missedTurn(cycle, period));
}

/** Two looks in a row, one before the turn that begins at 0 and one after it. The second may lie in a later turn. */
function missedTurn(cycle: Cycle, period: number): Witness {
  const { intervalSeconds, safeStartSeconds } = cycle;
  const silence = intervalSeconds - safeStartSeconds;
  const missedBy = period - safeStartSeconds;
  // A lone runner that may always start is never silent: what it misses is a whole cycle.
  const before = (silence > 0 ? Math.min(missedBy, silence) : missedBy) / 2;
  const looksAt = (time: number) =>
    at(time, 0, pythonModulo(time, intervalSeconds) < safeStartSeconds ? "starts" : "looks in vain");
  return story(looksAt(-before), looksAt(period - before));
}

/** The store's test is inclusive: a heartbeat as old as the limit still counts. */
function runnersVisible(fleet: Fleet, cycle: Cycle): Guarantee {
  return visibility("runners-visible", fleet, cycle, [periodOf(fleet)], "<=");
}

function executingRunnerVisible(fleet: Fleet, cycle: Cycle): Guarantee {
  const left = [
    periodOf(fleet),
    quantity("d", "the longest execution", fleet.longestExecutionSeconds ?? 0),
    quantity("e", "the clock skew", fleet.clockSkewSeconds),
  ];
  const verdict = visibility("executing-runner-visible", fleet, cycle, left, "<");
  const isDecided = fleet.longestExecutionSeconds !== undefined || cycle.totalRunners === 1;
  return isDecided || verdict.verdict === "broken" ? verdict : { ...verdict, verdict: "unknown" };
}

function visibility(
  promise: "runners-visible" | "executing-runner-visible",
  fleet: Fleet,
  cycle: Cycle,
  left: readonly Quantity[],
  relation: "<=" | "<",
): Guarantee {
  if (cycle.totalRunners === 1) return judged(promise, "holds");
  const deadAfter = fleet.runnerConsideredDeadAfterMinutes * 60;
  return judge(promise, { left, relation, right: quantity("D", "considered dead after", deadAfter) }, () => {
    const next = sumSeconds(left);
    const stampedBehind = promise === "executing-runner-visible" ? fleet.clockSkewSeconds : 0;
    const events = [at(stampedBehind, 0, "writes its heartbeat"), at(deadAfter, 0, "is no longer listed")];
    // All that only look can be in the same phase; of those that execute there is one.
    if (promise === "runners-visible" || cycle.totalRunners === 2) {
      events.push(at(deadAfter / 2 + next / 2, 1, "sees itself alone"));
    }
    return story(...events, at(next, 0, "writes its heartbeat"));
  });
}

/** pynenc 0.1-0.2 never waits; 0.3 lets the newest runners wait, when stabilization is on. */
function viewSettles(fleet: Fleet, cycle: Cycle): Guarantee {
  if (cycle.safeStartSeconds === 0) return judged("view-settles", "holds");
  const waits = fleet.protocol === "slot-claim" ? fleet.settings.membershipStabilizationSeconds : 0;
  const inequality = {
    left: [...delayedExecution(fleet), quantity("v", "the age of a view", fleet.storeStalenessSeconds)],
    relation: "<=" as const,
    right: quantity("H", "how long a new runner holds still", waits),
  };
  const joins = () => joinedInItsWindow(fleet, cycle, waits);
  const verdict = judge("view-settles", inequality, joins);
  if (fleet.longestExecutionSeconds !== undefined) return verdict;
  return verdict.slackSeconds !== undefined && verdict.slackSeconds > 0
    ? { ...verdict, verdict: "unknown" }
    : { ...verdict, verdict: "broken", witness: joins() };
}

/** A runner joins so that it may start at once, or as soon as it has waited; who has not seen it may start as well. */
function joinedInItsWindow(fleet: Fleet, cycle: Cycle, waits: number): Witness {
  const larger = createCycle(fleet.protocol, fleet.settings, Math.min(cycle.totalRunners + 1, MOST_RUNNERS));
  const newcomer = larger.totalRunners - 1;
  // Where the larger fleet leaves nobody a window, those that have not seen it still start.
  if (larger.safeStartSeconds === 0) return story(at(0, newcomer, "joins"), at(0, 0, "starts"));
  const turn = larger.slotAt(newcomer).windowStart;
  const unaware = waits > 0 || !canDecide(cycle) ? undefined : cycle.ownerAt(turn);
  const events = unaware === undefined ? [] : [at(turn, unaware, "starts")];
  return story(...events, at(turn - waits, newcomer, "joins"), at(turn, newcomer, "starts"));
}

/** Whether every decision in the first cycle can be made: a claim is one of Python's calendar, which ends with 9999. */
function canDecide({ protocol, intervalSeconds }: Cycle): boolean {
  return protocol === "slot-window" || isCalendarSeconds(intervalSeconds);
}

/** Nothing deregisters on a stop, so a dead runner's slot stays its own until its heartbeat is too old. */
function deadTurnTakenOver(fleet: Fleet, cycle: Cycle): Guarantee {
  if (cycle.totalRunners === 1) return judged("dead-turn-taken-over", "holds");
  const deadAfter = fleet.runnerConsideredDeadAfterMinutes * 60;
  return judge(
    "dead-turn-taken-over",
    {
      left: [quantity("D", "considered dead after", deadAfter)],
      relation: "<",
      right: quantity("I", "the interval", cycle.intervalSeconds),
    },
    () => story(at(0, 0, "dies"), at(deadAfter, 0, "is no longer listed")),
  );
}

function delayedExecution(fleet: Fleet): Quantity[] {
  return [
    quantity("L", "the delay from decision to effect", fleet.startDelaySeconds),
    quantity("d", "the longest execution", fleet.longestExecutionSeconds ?? 0),
    quantity("e", "the clock skew", fleet.clockSkewSeconds),
  ];
}

function periodOf(fleet: Fleet): Quantity {
  return quantity("P", "the longest time between two checks", checkPeriodSeconds(fleet));
}

/** As fine as pynenc's clocks tell the time. */
const MICROSECOND_SECONDS = 1e-6;

function quantity(symbol: string, meaning: string, seconds: number): Quantity {
  return { symbol, meaning, seconds };
}

function at(atSeconds: number, position: number, event: WitnessEvent["event"]): WitnessEvent {
  return { atSeconds, position, event };
}

function story(...events: WitnessEvent[]): Witness {
  return { events };
}
