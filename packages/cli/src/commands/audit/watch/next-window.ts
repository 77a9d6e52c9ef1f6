import { cyclesOf, type Microseconds, type Observation, SECOND, turnsBetween } from "@slotwise/audit";
import { isOpenAllTheTime } from "@slotwise/core";
import { formatDuration } from "@slotwise/words";

/**
 * Who may start next, and when: `Next window: 14:05:30, in 12 s, of 3f2c`. Names in it are raw data from the store.
 * Undefined where no settings say, or nobody may.
 */
export function nextWindow(observation: Observation): string | undefined {
  const { terms, now, views } = observation;
  if (terms === undefined) return undefined;
  const { runners } = views.at(now);
  if (runners.length === 0) return "No window: no runner lives";
  const cycleFor = cyclesOf(terms);
  const cycle = cycleFor(runners.length);
  if (cycle.regime === "nobody")
    return `No window: the margin leaves nothing of the slots of ${runners.length} runners`;
  if (isOpenAllTheTime(cycle)) return `${runners[0]?.runner} may start whenever it looks: it is alone`;
  const horizon = now + 2 * cycle.intervalSeconds * SECOND;
  for (const turn of turnsBetween(observation, cycleFor, now, horizon)) {
    if (turn.closes <= now) continue;
    const { runner } = turn.runner;
    return turn.opens <= now
      ? `Window open: ${runner} may start for another ${wait(turn.closes - now)}`
      : `Next window: ${clock(turn.opens)}, in ${wait(turn.opens - now)}, of ${runner}`;
  }
  return undefined;
}

/** As near as a second: it is drawn again and again. */
function wait(duration: Microseconds): string {
  return formatDuration(Math.ceil(duration / SECOND));
}

function clock(time: Microseconds): string {
  return new Date(Math.floor(time / 1000)).toISOString().slice(11, 19);
}
