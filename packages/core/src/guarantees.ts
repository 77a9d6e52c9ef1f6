import { type Cycle, createCycle } from "./cycle.js";
import { checkPeriodSeconds, cycleOf, type Fleet } from "./fleet.js";
import { type Guarantee, judge, judged, type Quantity, type Witness, type WitnessEvent } from "./promise.js";
import { findSharedInstant } from "./shared-instant.js";

/**
 * Every promise of the protocol for one fleet: whether it holds, by how many seconds, and a story in which it breaks.
 * All of it is closed form, for runners that share one view, except `view-settles` and `dead-turn-taken-over`, which
 * say what a change of the fleet does.
 */
export function guarantees(fleet: Fleet): readonly Guarantee[] {
  const cycle = cycleOf(fleet);
  return [
    windowsDisjoint(cycle),
    fullCoverage(cycle),
    singleRunner(fleet),
    executionsDisjoint(fleet, cycle),
    noTurnMissed(fleet, cycle),
    runnersVisible(fleet, cycle),
    executingRunnerVisible(fleet, cycle),
    viewSettles(fleet, cycle),
    deadTurnTakenOver(fleet, cycle),
  ];
}

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
    () => story(at(alone.safeStartSeconds, 0, "looks in vain")),
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
      : quantity("S - A", "the slot after its safe start window", cycle.slotSeconds - cycle.safeStartSeconds);
  const inequality = { left: delayedExecution(fleet), relation: "<=" as const, right: silence };
  const verdict = judge("executions-disjoint", inequality, () => {
    const startsAt = cycle.safeStartSeconds + fleet.startDelaySeconds;
    const endsAt = startsAt + (fleet.longestExecutionSeconds ?? 0) + fleet.clockSkewSeconds;
    return story(
      at(cycle.safeStartSeconds, 0, "may start"),
      at(startsAt, 0, "starts"),
      at(cycle.slotSeconds, 1, "starts"),
      at(endsAt, 0, "ends"),
    );
  });
  if (fleet.longestExecutionSeconds !== undefined) return verdict;
  // Nobody said how long an execution takes, but it takes some time: with nothing left for it, it is broken all the same.
  return verdict.slackSeconds !== undefined && verdict.slackSeconds > 0
    ? { ...verdict, verdict: "unknown", witness: undefined }
    : {
        ...verdict,
        verdict: "broken",
        witness: story(at(cycle.safeStartSeconds, 0, "starts"), at(cycle.slotSeconds, 1, "starts")),
      };
}

function noTurnMissed(fleet: Fleet, cycle: Cycle): Guarantee {
  const period = checkPeriodSeconds(fleet);
  const right = quantity("A", "the part of a slot in which its runner can start", cycle.safeStartSeconds);
  return judge("no-turn-missed", { left: [periodOf(fleet)], relation: "<=", right }, () => {
    const before = (period - cycle.safeStartSeconds) / 2;
    return story(at(-before, 0, "looks in vain"), at(period - before, 0, "looks in vain"));
  });
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
  if (fleet.longestExecutionSeconds !== undefined || verdict.verdict === "broken") return verdict;
  return { ...verdict, verdict: "unknown" };
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
  const next = left.reduce((sum, { seconds }) => sum + seconds, 0);
  return judge(promise, { left, relation, right: quantity("D", "considered dead after", deadAfter) }, () =>
    story(
      at(0, 0, "writes its heartbeat"),
      at(deadAfter, 0, "is no longer listed"),
      at((deadAfter + next) / 2, 1, "sees itself alone"),
      at(next, 0, "writes its heartbeat"),
    ),
  );
}

/** pynenc 0.1-0.2 never waits; 0.3 lets the newest runners wait, when stabilization is on. */
function viewSettles(fleet: Fleet, cycle: Cycle): Guarantee {
  const waits = fleet.protocol === "slot-claim" ? fleet.settings.membershipStabilizationSeconds : 0;
  const inequality = {
    left: [...delayedExecution(fleet), quantity("v", "the age of a view", fleet.storeStalenessSeconds)],
    relation: "<=" as const,
    right: quantity("H", "how long a new runner holds still", waits),
  };
  const joins = () =>
    story(at(0, 0, "starts"), at(0, cycle.totalRunners, "joins"), at(0, cycle.totalRunners, "starts"));
  const verdict = judge("view-settles", inequality, joins);
  if (fleet.longestExecutionSeconds !== undefined) return verdict;
  return verdict.slackSeconds !== undefined && verdict.slackSeconds > 0
    ? { ...verdict, verdict: "unknown" }
    : { ...verdict, verdict: "broken", witness: joins() };
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

function quantity(symbol: string, meaning: string, seconds: number): Quantity {
  return { symbol, meaning, seconds };
}

function at(atSeconds: number, position: number, event: WitnessEvent["event"]): WitnessEvent {
  return { atSeconds, position, event };
}

function story(...events: WitnessEvent[]): Witness {
  return { events };
}
