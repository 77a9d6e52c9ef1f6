import { EMPTY_CYCLE_SECONDS } from "./claim-start.js";
import type { Cycle } from "./cycle.js";
import { instantFromSeconds, secondsFromInstant } from "./instant.js";
import { PROTOCOLS, startFraction } from "./protocols.js";

/** An instant at which two neighbours may both start. */
export interface SharedInstant {
  /** Seconds since the epoch, so that it can be tried as it stands. */
  readonly currentTime: number;
  readonly positions: readonly [number, number];
}

/** What looking for one gave. */
export type SharedInstantSearch =
  | { readonly kind: "none" }
  | { readonly kind: "found"; readonly instant: SharedInstant }
  /** Too many runners, or too many cycles, to look at each. */
  | { readonly kind: "undecided" };

const MOST_PAIRS = 2 ** 20;

/**
 * Looks for an instant that two windows share, and at which both runners may start. In exact arithmetic there is none;
 * rounding gives one only where the gap is as small as the rounding: a few units in the last place, or microseconds.
 */
export function findSharedInstant(cycle: Cycle): SharedInstantSearch {
  if (cycle.totalRunners === 1) return { kind: "none" };
  return PROTOCOLS[cycle.protocol].roundsToMicroseconds ? findInMicroseconds(cycle) : findInDoubles(cycle);
}

function findInDoubles(cycle: Cycle): SharedInstantSearch {
  const roundingSeconds = cycle.intervalSeconds * 2 ** -50;
  if (cycle.gapSeconds > roundingSeconds) return { kind: "none" };
  if (cycle.totalRunners > MOST_PAIRS) return { kind: "undecided" };
  for (let position = 0; position + 1 < cycle.totalRunners; position++) {
    const nextStart = cycle.slotAt(position + 1).windowStart;
    if (cycle.slotAt(position).windowEnd > nextStart) {
      return { kind: "found", instant: { currentTime: nextStart, positions: [position, position + 1] } };
    }
  }
  return { kind: "none" };
}

/** Both ends are rounded to a microsecond, each by at most half of one, from a double that is off by less. */
const MICROSECOND_ROUNDING_SECONDS = 2e-6;
const MOST_CYCLES = 64;
const MOST_PAIRS_OF_A_CYCLE = 1024;
/** In June 2025. Near the epoch doubles are so fine that both ends nearly always round to the same microsecond. */
const RECENT_SECONDS = 1_750_000_000;

function findInMicroseconds(cycle: Cycle): SharedInstantSearch {
  if (cycle.intervalSeconds < EMPTY_CYCLE_SECONDS) return { kind: "none" };
  // A start that is refused as late is none, so the rest of such a window is as silent as the gap.
  const tooLateSeconds = cycle.windowSeconds * (1 - startFraction(cycle.protocol, cycle.settings));
  if (cycle.gapSeconds + tooLateSeconds > MICROSECOND_ROUNDING_SECONDS) return { kind: "none" };
  const pairs = Math.min(cycle.totalRunners - 1, MOST_PAIRS_OF_A_CYCLE);
  const first = Math.floor(RECENT_SECONDS / cycle.intervalSeconds);
  // Not past the year 9999, where Python's calendar ends.
  const last = Math.min(first + MOST_CYCLES, Math.floor(2e11 / cycle.intervalSeconds));
  for (let number = first; number < last; number++) {
    const cycleStart = secondsFromInstant(instantFromSeconds(number * cycle.intervalSeconds));
    for (let position = 0; position < pairs; position++) {
      // The start of the next window as a claim rounds it: if any instant is shared, this one is.
      const nextStart = cycleStart + (position + 1) * cycle.slotSeconds;
      const currentTime = secondsFromInstant(instantFromSeconds(nextStart));
      if (cycle.mayStart(position, currentTime) && cycle.mayStart(position + 1, currentTime)) {
        return { kind: "found", instant: { currentTime, positions: [position, position + 1] } };
      }
    }
  }
  return { kind: "undecided" };
}
