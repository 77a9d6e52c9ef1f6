import type { Cycle } from "./cycle.js";
import type { Fleet } from "./fleet.js";
import { type Guarantee, judged } from "./promise.js";
import { at, MICROSECOND_SECONDS, story } from "./promise-terms.js";
import { PROTOCOLS } from "./protocols.js";

/**
 * Where starts are locked, a record of an execution that runs refuses every start, and only its own runner ends it:
 * nothing expires, and nobody clears up after the dead. Whoever is killed in an execution stops the whole fleet for good.
 * Without a lock there is none to leave behind.
 */
export function lockReleased(fleet: Fleet, cycle: Cycle): Guarantee {
  const { locksStarts } = PROTOCOLS[fleet.protocol];
  const isTaken = locksStarts && cycle.safeStartSeconds > 0 && fleet.longestExecutionSeconds !== 0;
  if (!isTaken) return judged("lock-released", "holds");
  const diesAt = (fleet.longestExecutionSeconds ?? MICROSECOND_SECONDS) / 2;
  const { slotSeconds, intervalSeconds, totalRunners } = cycle;
  const events = [at(0, 0, "starts"), at(diesAt, 0, "dies")];
  // Of a fleet of one, another process takes its place; it has an id of its own, and is refused like any other.
  if (totalRunners === 1) {
    const cycles = Math.floor(diesAt / intervalSeconds) + 1;
    const joinsAt = cycles * intervalSeconds;
    return judged("lock-released", "broken", story(...events, at(joinsAt, 0, "joins"), at(joinsAt, 0, "is refused")));
  }
  const cycles = Math.max(0, Math.ceil((diesAt - slotSeconds) / intervalSeconds));
  return judged(
    "lock-released",
    "broken",
    story(...events, at(cycles * intervalSeconds + slotSeconds, 1, "is refused")),
  );
}
