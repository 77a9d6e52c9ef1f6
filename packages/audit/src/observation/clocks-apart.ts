import { type Microseconds, SECOND } from "../records/microseconds.js";
import { hasLock } from "./has-lock.js";
import type { Observation } from "./observation.js";
import { CLOCKS_APART } from "./tolerances.js";

/** Executions that overlap by no more need not have gone on at once: clocks may differ by so much. */
export function clocksApart(observation: Observation): Microseconds {
  const declared = (observation.terms?.fleetOf(1).clockSkewSeconds ?? 0) * SECOND;
  // Without a lock nothing keeps executions apart, and clocks are not the first thing to think of.
  return Math.max(hasLock(observation) ? CLOCKS_APART : 0, declared);
}
