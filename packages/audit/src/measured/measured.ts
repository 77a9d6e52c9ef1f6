import { hasLock } from "../observation/has-lock.js";
import { isOverdue, type Observation } from "../observation/observation.js";
import { overlapsOf } from "../observation/overlaps.js";
import { CLOCKS_APART, RECORDED_WITHIN } from "../observation/tolerances.js";
import { cyclesOf } from "../observation/turns.js";
import { MINUTE, type Microseconds, SECOND } from "../records/microseconds.js";
import type { RunnerRecord } from "../records/records.js";

/** The numbers that no settings file has. Undefined where the records do not show one. */
export interface Measured {
  /** Runners at once, leaving out what did not last for a cycle. */
  readonly runners: { readonly least: number; readonly most: number } | undefined;
  /** Between two looks of a runner in one turn: only those leave a record. */
  readonly lookPeriod: { readonly least: Microseconds; readonly median: Microseconds } | undefined;
  readonly longestExecution: Microseconds | undefined;
  /** Only one execution in twenty took longer. */
  readonly execution95: Microseconds | undefined;
  readonly medianExecution: Microseconds | undefined;
  /** The clocks of two runners differ by this at least: their records contradict each other by so much. */
  readonly leastClockDifference: Microseconds;
  /** Runners that came, and that went, while records are complete. */
  readonly joins: number;
  readonly departures: number;
}

/** Reads from the records what has to be declared, and what nobody can declare. */
export function measure(observation: Observation): Measured {
  const { runners, completeSince, now, records, lookPeriod } = observation;
  const durations = durationsOf(observation);
  const since = records.keepsEveryExecution
    ? completeSince
    : runners.reduce((first, { created }) => Math.min(first, created), now);
  const gone = runners.filter((runner) => hasGone(runner, observation));
  return {
    runners: runnersAtOnce(observation, since),
    lookPeriod: lookPeriodOf(observation),
    longestExecution: durations.at(-1),
    execution95: quantile(durations, 0.95),
    medianExecution: quantile(durations, 0.5),
    leastClockDifference: leastClockDifference(observation),
    // Those that were started together with the first were there from the beginning.
    joins: runners.filter(({ created }) => created > since + lookPeriod).length,
    departures: gone.filter(({ lastSeen }) => lastSeen >= since).length,
  };
}

/** Of what is over, and took some time; from short to long. */
function durationsOf({ executions }: Observation): Float64Array {
  return executions.durations().sort();
}

/** The smallest that so large a share does not exceed. @param sorted from small to large */
export function quantile(sorted: ArrayLike<number>, share: number): number | undefined {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)];
}

function runnersAtOnce(observation: Observation, since: Microseconds): Measured["runners"] {
  const { runners, now, lookPeriod, terms } = observation;
  const changes = runners
    .flatMap((runner) => {
      const { created, lastSeen } = runner;
      const isSeen = lastSeen >= since;
      return [
        { at: Math.max(created, since), by: 1, isSeen },
        { at: hasGone(runner, observation) ? lastSeen : now, by: -1, isSeen },
      ];
    })
    .filter(({ isSeen }) => isSeen)
    .sort((one, other) => one.at - other.at || other.by - one.by);
  const held = new Map<number, Microseconds>();
  let [count, from] = [0, since];
  for (const { at, by } of changes) {
    if (count > 0) held.set(count, Math.max(held.get(count) ?? 0, at - from));
    from = at;
    count += by;
  }
  // A fleet that is started is none of one runner because the others took a moment longer.
  const long = Math.max(lookPeriod, (terms?.fleetOf(1).settings.serviceIntervalMinutes ?? 1) * MINUTE);
  const lasting = [...held].filter(([, lasted]) => lasted >= long).map(([size]) => size);
  const sizes = lasting.length > 0 ? lasting : [...held.keys()];
  if (sizes.length === 0) return undefined;
  return {
    least: sizes.reduce((least, size) => Math.min(least, size)),
    most: sizes.reduce((most, size) => Math.max(most, size)),
  };
}

/** Long before the others take it for dead; one that executes for long writes no heartbeat, and lives all the same. */
function hasGone({ runner, lastSeen }: RunnerRecord, observation: Observation): boolean {
  return isOverdue({ runner, lastSeen }, observation);
}

function lookPeriodOf({ terms, attempts, views }: Observation): Measured["lookPeriod"] {
  if (terms === undefined) return undefined;
  const cycleFor = cyclesOf(terms);
  const last = new Map<string, Microseconds>();
  const periods: Microseconds[] = [];
  for (let index = 0; index < attempts.length; index++) {
    const { runner, start } = attempts.record(index);
    const before = last.get(runner);
    last.set(runner, start);
    if (before === undefined) continue;
    const { safeStartSeconds } = cycleFor(Math.max(1, views.at(start).runners.length));
    if (start - before < safeStartSeconds * SECOND && start > before) periods.push(start - before);
  }
  periods.sort((one, other) => one - other);
  const [least, median] = [periods[0], quantile(periods, 0.5)];
  return least === undefined || median === undefined ? undefined : { least, median };
}

/**
 * Under a lock, an execution begins after the one before it has ended, and what is refused is refused while the execution runs that
 * it names. Records that say otherwise were written by clocks that differ.
 */
function leastClockDifference(observation: Observation): Microseconds {
  const { executions, refusals, priors } = observation;
  if (!hasLock(observation)) return 0;
  const overlaps = overlapsOf(executions, ({ start, end }) => end ?? start);
  // What overlaps by more is told as such, and not taken for clocks that differ.
  let least = overlaps.reduce(
    (most, { from, to }) => (to - from <= CLOCKS_APART ? Math.max(most, to - from) : most),
    0,
  );
  for (let index = 0; index < refusals.length; index++) {
    const place = priors.ofRefusals[index]?.place;
    if (place === undefined) continue;
    const { start, runner } = refusals.record(index);
    const by = executions.record(place);
    if (by.runner === runner) continue;
    least = Math.max(least, by.start - start);
    // One that was ended from outside says nothing of when it ended.
    if (by.status === "completed" && by.end !== undefined) least = Math.max(least, start - by.end - RECORDED_WITHIN);
  }
  return least;
}
