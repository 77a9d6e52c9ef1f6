import {
  type Audit,
  cyclesOf,
  isOverdue,
  type Microseconds,
  type Observation,
  type RunnerRecord,
  SECOND,
  shortTime,
  turnsBetween,
  type ViewStretch,
} from "@slotwise/audit";
import { isOpenAllTheTime } from "@slotwise/core";
import { formatDuration } from "@slotwise/words";

/**
 * Who may start next, and when: `Next window: 14:05:30, in 12 s, of 3f2c`. Names in it are raw data from the store.
 * Undefined where no settings say, nobody may, or a record refuses everybody.
 */
export function nextWindow({ observation, stuck }: Pick<Audit, "observation" | "stuck">): string | undefined {
  const { terms, now, views } = observation;
  if (terms === undefined || stuck !== undefined) return undefined;
  const runners = views.at(now).runners.filter((runner) => !isOverdue(runner, observation));
  if (runners.length === 0) return "No window: no runner lives";
  const cycleFor = cyclesOf(terms);
  const cycle = cycleFor(runners.length);
  if (cycle.regime === "nobody")
    return `No window: the margin leaves nothing of the slots of ${runners.length} runners`;
  if (isOpenAllTheTime(cycle)) return `${runners[0]?.runner} may start whenever it looks: it is alone`;
  // The one that is open now has opened within the last cycle.
  const interval = cycle.intervalSeconds * SECOND;
  for (const turn of turnsBetween({ views: asIfForGood(runners) }, cycleFor, now - interval, now + 2 * interval)) {
    if (turn.closes <= now) continue;
    const { runner } = turn.runner;
    return turn.opens <= now
      ? `Window open: ${runner} may start for another ${wait(turn.closes - now)}`
      : `Next window: ${shortTime(turn.opens, now)}, in ${wait(turn.opens - now)}, of ${runner}`;
  }
  return undefined;
}

/** Who lives now is expected to live on, though records tell of nobody later than the last heartbeat. */
function asIfForGood(runners: readonly RunnerRecord[]): Observation["views"] {
  const all: ViewStretch = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY, runners };
  return { stretches: [all], at: () => all, between: () => [all] };
}

/** As near as a second: it is drawn again and again. */
function wait(duration: Microseconds): string {
  return formatDuration(Math.ceil(duration / SECOND));
}
