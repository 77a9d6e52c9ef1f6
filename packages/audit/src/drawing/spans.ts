import type { Stretch } from "@slotwise/timeline";
import { isGone, type Observation } from "../observation/observation.js";
import { HOUR, MINUTE, type Microseconds, SECOND } from "../records/microseconds.js";
import type { Audit } from "../report/audit.js";

/** How many cycles are drawn where nobody asks for a time. */
const CYCLES = 3;
/** Of a time that ended long ago: so much of the picture comes after it. */
const ROOM_AFTER = 1 / 8;
/** Before a record that refuses everybody: enough to see what was usual. */
const ROOM_BEFORE = 1 / 3;

/**
 * The last three cycles, and as many again where that shows when the fleet came to stand still; without settings the last hour, or
 * what there is of it. Where all runners were gone before, as in a copy of a store, the last that they lived.
 */
export function defaultSpan({ observation, stuck }: Audit): Stretch {
  const { now } = observation;
  const length = usualLength(observation);
  const last = lastSign(observation);
  const [from, to] =
    last !== undefined && isGone(last, observation) && last < now - length
      ? [last - length * (1 - ROOM_AFTER), last + length * ROOM_AFTER]
      : [beginningOf(stuck, now, length), now];
  // Before anybody was there, there is nothing to see.
  return whole(Math.max(from, firstSign(observation) - SECOND), to);
}

function beginningOf(stuck: Audit["stuck"], now: Microseconds, length: Microseconds): Microseconds {
  const before = stuck === undefined ? now : stuck.since - length * ROOM_BEFORE;
  return before < now - 2 * length ? now - length : Math.min(before, now - length);
}

/** As much time as is drawn by default, around an instant; not beyond the instant of the audit. */
export function spanAround({ observation }: Audit, time: Microseconds): Stretch {
  const half = usualLength(observation) / 2;
  const to = Math.max(time, Math.min(time + half, observation.now));
  return whole(time - half, to);
}

/** The last part before the instant of the audit. */
export function spanSince({ observation: { now } }: Audit, duration: Microseconds): Stretch {
  return whole(now - duration, now);
}

function usualLength({ terms }: Observation): Microseconds {
  return terms === undefined ? HOUR : CYCLES * terms.fleetOf(1).settings.serviceIntervalMinutes * MINUTE;
}

/** A picture has some width. */
function whole(from: number, to: number): Stretch {
  const end = Math.round(to);
  return { from: Math.min(Math.round(from), end - 1), to: end };
}

function firstSign({ runners, attempts, now }: Observation): Microseconds {
  return Math.min(runners[0]?.created ?? now, attempts.at(0)?.start ?? now, now);
}

function lastSign({ runners, attempts }: Observation): Microseconds | undefined {
  let latest: Microseconds | undefined;
  for (const { lastSeen } of runners) latest = Math.max(latest ?? lastSeen, lastSeen);
  for (const { start, end = start } of attempts) latest = Math.max(latest ?? end, end);
  return latest;
}
