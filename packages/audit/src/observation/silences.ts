import { idlePeriodSeconds, isOpenAllTheTime } from "@slotwise/core";
import { type Microseconds, SECOND } from "../records/microseconds.js";
import type { RunnerRecord } from "../records/records.js";
import { endOf, type Observation } from "./observation.js";
import type { AuditTerms } from "./terms.js";
import { cyclesOf, LEAST_INTERVAL_SECONDS, MOST_TURNS } from "./turns.js";
import type { ViewStretch } from "./views.js";

/** A stretch in which nobody executed and nobody was refused. */
export interface Silence {
  readonly from: Microseconds;
  readonly to: Microseconds;
  /** The longest that it may be; infinite where nothing is promised, as while nobody lives. */
  readonly allowed: Microseconds;
}

/** A start is recorded a little after it was decided. */
const RECORDED_WITHIN = 0.5 * SECOND;

/** The silences since an instant, in order, the one that goes on among them. */
export function* silencesSince(observation: Observation, since: Microseconds): Generator<Silence> {
  const { attempts, now, terms } = observation;
  const allowedIn = terms === undefined ? undefined : allowance(observation, terms);
  const silence = (from: Microseconds, to: Microseconds): Silence => ({
    from,
    to,
    allowed: allowedIn?.(from, to) ?? Number.POSITIVE_INFINITY,
  });
  let quietFrom = since;
  for (const attempt of attempts) {
    const over = endOf(attempt, observation);
    if (over < quietFrom) continue;
    const to = Math.min(attempt.start, now);
    if (to > quietFrom) yield silence(quietFrom, to);
    quietFrom = Math.max(quietFrom, over);
  }
  if (now > quietFrom) yield silence(quietFrom, now);
}

/**
 * How long a silence may last that lies between two instants. Of a view that does not change: from one living runner's turn
 * to the next one's is the longest that nobody need look, and that one looks within a look period. Where a turn is shorter than
 * that, it can be missed, and nothing is promised. Each change of the view begins anew.
 */
function allowance({ views }: Observation, terms: AuditTerms): (from: Microseconds, to: Microseconds) => Microseconds {
  const cycleFor = cyclesOf(terms);
  const { settings } = terms.fleetOf(1);
  const grace = settings.membershipStabilizationSeconds * SECOND;
  const period = idlePeriodSeconds(terms.fleetOf(1));
  const allowedBy = (stretch: ViewStretch, from: Microseconds, to: Microseconds): Microseconds => {
    if (stretch.runners.length === 0) return to - from;
    const cycle = cycleFor(stretch.runners.length);
    if (cycle.safeStartSeconds < period) return Number.POSITIVE_INFINITY;
    // Whoever was seen within a look period before the end may be about to look.
    const apart = longestApart(stretch.runners, from - grace, to - period * SECOND);
    if (apart === 0) return Number.POSITIVE_INFINITY;
    const until = isOpenAllTheTime(cycle) ? 0 : apart * cycle.slotSeconds;
    return (until + period) * SECOND + RECORDED_WITHIN;
  };
  return (from, to) => {
    let sum = 0;
    for (const stretch of views.between(from, to)) {
      sum += allowedBy(stretch, Math.max(from, stretch.from), Math.min(to, stretch.to));
    }
    return sum;
  };
}

/**
 * The most slots from one runner to the next around the cycle, of those that certainly lived from one instant to another; 0
 * where none did.
 */
function longestApart(runners: readonly RunnerRecord[], createdBy: Microseconds, seenAt: Microseconds): number {
  let [first, before, most] = [-1, -1, 0];
  for (const [position, { created, lastSeen }] of runners.entries()) {
    if (created > createdBy || lastSeen < seenAt) continue;
    if (first < 0) first = position;
    else most = Math.max(most, position - before);
    before = position;
  }
  return first < 0 ? 0 : Math.max(most, first + runners.length - before);
}

/** A cycle, and what happened in it. */
export interface JudgedCycle {
  readonly from: Microseconds;
  readonly to: Microseconds;
  readonly kind: "started" | "executing" | "refused" | "silent";
}

/** The whole cycles since an instant, in each of which some runner lived all along. Undefined where no settings are known. */
export function cyclesSince(observation: Observation, since: Microseconds): readonly JudgedCycle[] | undefined {
  const { terms, now, runners, executions, refusals } = observation;
  if (terms === undefined) return undefined;
  const interval = terms.fleetOf(1).settings.serviceIntervalMinutes * 60;
  if (interval < LEAST_INTERVAL_SECONDS) return [];
  const first = Math.max(Math.ceil(since / SECOND / interval), Math.floor(now / SECOND / interval) - MOST_TURNS);
  const cycles: JudgedCycle[] = [];
  const lives = coverOf(runners);
  let [nextStart, nextRefusal, busyUntil] = [0, 0, Number.NEGATIVE_INFINITY];
  for (let number = first; ; number++) {
    const from = Math.round(number * interval * SECOND);
    const to = Math.round((number + 1) * interval * SECOND);
    if (to > now) return cycles;
    let [hasStart, hasRefusal] = [false, false];
    // What began before it counts as well while it goes on.
    const wasBusyUntil = busyUntil;
    for (; nextStart < executions.length; nextStart++) {
      const execution = executions[nextStart];
      if (execution === undefined || execution.start >= to) break;
      hasStart ||= execution.start >= from;
      busyUntil = Math.max(busyUntil, endOf(execution, observation));
    }
    const isBusy = (hasStart ? wasBusyUntil : busyUntil) >= to;
    for (; nextRefusal < refusals.length; nextRefusal++) {
      const refusal = refusals[nextRefusal];
      if (refusal === undefined || refusal.start >= to) break;
      hasRefusal ||= refusal.start >= from;
    }
    if (!lives(from, to)) continue;
    cycles.push({ from, to, kind: hasStart ? "started" : isBusy ? "executing" : hasRefusal ? "refused" : "silent" });
  }
}

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
