import { type Cycle, createCycle, isOpenAllTheTime, MOST_RUNNERS } from "./cycle.js";
import { executionsDisjoint, refusedTurnsKept, startsUnrefused } from "./execution-promises.js";
import { checkPeriodSeconds, cycleOf, type Fleet, idlePeriodSeconds } from "./fleet.js";
import { isCalendarSeconds } from "./instant.js";
import { lockReleased } from "./lock-released.js";
import { type Guarantee, judge, judged, type PromiseName, type Quantity, sumSeconds, type Witness } from "./promise.js";
import { at, delayedExecution, idlePeriod, quantity, story } from "./promise-terms.js";
import { PROTOCOLS } from "./protocols.js";
import { pythonModulo } from "./python-float.js";
import { findSharedInstant } from "./shared-instant.js";

/**
 * Every promise of the protocol for one fleet: whether it holds, by how many seconds, and a story in which it breaks.
 * All of it is closed form, for runners that share one view and a store that loses no write, except `view-settles` and `dead-turn-taken-over`, which
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
  "starts-unrefused": startsUnrefused,
  "refused-turns-kept": refusedTurnsKept,
  "lock-released": lockReleased,
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

/** Where late starts are refused a lone runner, too, is when it is late in its window, which is the whole cycle. */
function singleRunner(fleet: Fleet): Guarantee {
  const alone = createCycle(fleet.protocol, fleet.settings, 1);
  if (isOpenAllTheTime(alone)) return judged("single-runner", "holds");
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
 * Of a runner whose looks start nothing until it starts in its turn. One that executes for longer than the cycle less
 * the turn is left out: it is away when its own next turn comes.
 */
function noTurnMissed(fleet: Fleet, cycle: Cycle): Guarantee {
  const period = idlePeriodSeconds(fleet);
  const right = quantity("A", "the part of a slot in which its runner can start", cycle.safeStartSeconds);
  return judge("no-turn-missed", { left: [idlePeriod(fleet)], relation: "<=", right }, () => missedTurn(cycle, period));
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

/** A heartbeat is written when a runner looks. The store's test is inclusive: one as old as the limit still counts. */
function runnersVisible(fleet: Fleet, cycle: Cycle): Guarantee {
  return visibility("runners-visible", fleet, cycle, idlePeriod(fleet));
}

/** An execution counts into the time between two looks; only where it takes longer than the check interval it adds to it. */
function executingRunnerVisible(fleet: Fleet, cycle: Cycle): Guarantee {
  const period = quantity("P", "the longest time between two checks, an execution included", checkPeriodSeconds(fleet));
  const verdict = visibility("executing-runner-visible", fleet, cycle, period);
  const isDecided = fleet.longestExecutionSeconds !== undefined || cycle.totalRunners === 1;
  return isDecided || verdict.verdict === "broken" ? verdict : { ...verdict, verdict: "unknown" };
}

function visibility(
  promise: "runners-visible" | "executing-runner-visible",
  fleet: Fleet,
  cycle: Cycle,
  period: Quantity,
): Guarantee {
  if (cycle.totalRunners === 1) return judged(promise, "holds");
  const deadAfter = fleet.runnerConsideredDeadAfterMinutes * 60;
  const left = [period, quantity("e", "the clock skew", fleet.clockSkewSeconds)];
  return judge(promise, { left, relation: "<=", right: quantity("D", "considered dead after", deadAfter) }, () => {
    const next = sumSeconds(left);
    // Stamped by a clock that is behind, and read by one that is right.
    const events = [at(fleet.clockSkewSeconds, 0, "writes its heartbeat"), at(deadAfter, 0, "is no longer listed")];
    // All that only look can be in the same phase; of those that execute there is one.
    if (promise === "runners-visible" || cycle.totalRunners === 2) {
      events.push(at(deadAfter / 2 + next / 2, 1, "sees itself alone"));
    }
    return story(...events, at(next, 0, "writes its heartbeat"));
  });
}

/** Only membership that is stabilized lets the newest runners wait, and only when that is on. */
function viewSettles(fleet: Fleet, cycle: Cycle): Guarantee {
  if (cycle.safeStartSeconds === 0) return judged("view-settles", "holds");
  const waits = PROTOCOLS[fleet.protocol].stabilizesMembership ? fleet.settings.membershipStabilizationSeconds : 0;
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

/** Whether every decision in the first cycle can be made: Python's calendar ends with 9999. */
function canDecide({ protocol, intervalSeconds }: Cycle): boolean {
  return !PROTOCOLS[protocol].roundsToMicroseconds || isCalendarSeconds(intervalSeconds);
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
