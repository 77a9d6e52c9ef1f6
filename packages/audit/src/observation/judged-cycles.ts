import { isOpenAllTheTime } from "@slotwise/core";
import { type Microseconds, SECOND } from "../records/microseconds.js";
import type { RunnerRecord } from "../records/records.js";
import { endOf, type Observation } from "./observation.js";
import { judgedSince } from "./taken-turns.js";
import type { AuditTerms } from "./terms.js";
import { cyclesOf, LEAST_INTERVAL_SECONDS, turnsBetween } from "./turns.js";

/** A cycle, and what happened in it. */
export interface JudgedCycle {
  readonly from: Microseconds;
  readonly to: Microseconds;
  readonly kind: "started" | "executing" | "refused" | "silent";
}

/**
 * The cycles since an instant in which somebody could have started: with a whole turn of a runner that certainly lived and was
 * let start, by a view that did not change. Where the settings leave nobody a turn, those in which somebody lived all along.
 * Undefined where no settings are known.
 */
export function cyclesSince(observation: Observation, since: Microseconds): readonly JudgedCycle[] | undefined {
  const { terms, now, executions, refusals } = observation;
  if (terms === undefined) return undefined;
  const interval = terms.fleetOf(1).settings.serviceIntervalMinutes * 60;
  if (interval < LEAST_INTERVAL_SECONDS) return [];
  const first = Math.ceil(Math.max(since, judgedSince(observation)) / SECOND / interval);
  const startable = startableCycles(observation, terms, Math.round(first * interval * SECOND), interval);
  const cycles: JudgedCycle[] = [];
  let [nextStart, nextRefusal, busyUntil] = [0, 0, Number.NEGATIVE_INFINITY];
  for (let number = first; ; number++) {
    const from = Math.round(number * interval * SECOND);
    const to = Math.round((number + 1) * interval * SECOND);
    if (to > now) return cycles;
    let [hasStart, hasRefusal] = [false, false];
    for (; nextStart < executions.length; nextStart++) {
      const execution = executions.record(nextStart);
      if (execution.start >= to) break;
      hasStart ||= execution.start >= from;
      busyUntil = Math.max(busyUntil, endOf(execution, observation));
    }
    // What began before it and goes on in it counts as well.
    const isBusy = busyUntil > from;
    for (; nextRefusal < refusals.length; nextRefusal++) {
      const start = refusals.startAt(nextRefusal);
      if (start >= to) break;
      hasRefusal ||= start >= from;
    }
    if (!startable(number, from, to)) continue;
    cycles.push({ from, to, kind: hasStart ? "started" : isBusy ? "executing" : hasRefusal ? "refused" : "silent" });
  }
}

/** Tells by its number, and when it begins and ends, whether somebody could have started in a cycle. Asked in order. */
function startableCycles(
  observation: Observation,
  terms: AuditTerms,
  since: Microseconds,
  interval: number,
): (number: number, from: Microseconds, to: Microseconds) => boolean {
  const { now, views } = observation;
  const cycleFor = cyclesOf(terms);
  const grace = terms.fleetOf(1).settings.membershipStabilizationSeconds * SECOND;
  const withTurn = new Set<number>();
  for (const { runner, opens, closes } of turnsBetween(observation, cycleFor, since, now)) {
    if (runner.created + grace <= opens && runner.lastSeen >= closes) {
      withTurn.add(Math.floor(opens / SECOND / interval + TURN_NUDGE));
    }
  }
  const lives = coverOf(observation.runners);
  return (number, from, to) => {
    if (withTurn.has(number)) return true;
    const { runners, to: over } = views.at(from);
    if (runners.length === 0 || over < to) return false;
    const cycle = cycleFor(runners.length);
    return (cycle.regime === "nobody" || isOpenAllTheTime(cycle)) && lives(from, to);
  };
}

/** A turn that opens with its cycle may seem to open a rounding before it. */
const TURN_NUDGE = 1e-6;

/** Whether one of the runners lived from one instant to another. Asked in order of time. */
function coverOf(runners: readonly RunnerRecord[]): (from: Microseconds, to: Microseconds) => boolean {
  // Of those that came before an instant, the one that was seen last is the only one that matters.
  let next = 0;
  let seenUntil = Number.NEGATIVE_INFINITY;
  return (from, to) => {
    for (; next < runners.length; next++) {
      const runner = runners[next];
      if (runner === undefined || runner.created > from) break;
      seenUntil = Math.max(seenUntil, runner.lastSeen);
    }
    return seenUntil >= to;
  };
}
