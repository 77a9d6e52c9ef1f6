import { idlePeriodSeconds, isOpenAllTheTime } from "@slotwise/core";
import { type Microseconds, SECOND } from "../records/microseconds.js";
import type { RunnerRecord } from "../records/records.js";
import { endOf, type Observation } from "./observation.js";
import type { AuditTerms } from "./terms.js";
import { RECORDED_WITHIN } from "./tolerances.js";
import { cyclesOf } from "./turns.js";
import type { ViewStretch } from "./views.js";

/** A stretch in which nobody executed and nobody was refused. */
export interface Silence {
  readonly from: Microseconds;
  readonly to: Microseconds;
  /** The longest that it may be; infinite where nothing is promised, as while nobody lives. */
  readonly allowed: Microseconds;
}

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
  for (let index = 0; index < attempts.length; index++) {
    const attempt = attempts.record(index);
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
  for (let position = 0; position < runners.length; position++) {
    const { created, lastSeen } = runners[position] as RunnerRecord;
    if (created > createdBy || lastSeen < seenAt) continue;
    if (first < 0) first = position;
    else most = Math.max(most, position - before);
    before = position;
  }
  return first < 0 ? 0 : Math.max(most, first + runners.length - before);
}
