import { checkPeriodSeconds, cycleOf, type Fleet, idlePeriodSeconds } from "./fleet.js";
import { PROTOCOLS } from "./protocols.js";

/** The share of all time in which an execution holds the store's lock, 0 to 1: what a kill can hit. */
export interface LockExposure {
  /** Of executions that all take the longest. */
  readonly least: number;
  readonly most: number;
}

/**
 * How likely it is that a moment picked by chance lies in an execution: then a kill of its runner leaves the lock behind
 * for good. A runner executes at every look of its turn, so executions repeat within a turn. With
 * `P' = max(C, L + d) + q` between the looks that start one and `P = C + q` between the others, a turn holds
 *
 * - at most `floor(A / max(C, d)) + 1` executions, when it begins with a look, and
 * - at least `floor((F - P) / P') + 1`, none where `F < P`: `F = min(A, S - L - d - e)` is left of a turn at whose
 *   beginning the execution before is not over;
 *
 * each takes `d` of the turn's slot of `S`. A lone runner that may always start executes at every look, all the time.
 *
 * @returns 0 where no lock is taken; undefined where nobody declared an execution's length
 */
export function lockExposure(fleet: Fleet): LockExposure | undefined {
  const cycle = cycleOf(fleet);
  const executionSeconds = fleet.longestExecutionSeconds;
  const isTaken = PROTOCOLS[fleet.protocol].locksStarts;
  if (!isTaken || cycle.safeStartSeconds === 0 || executionSeconds === 0) return UNEXPOSED;
  if (executionSeconds === undefined) return undefined;
  const soonest = Math.max(fleet.checkIntervalMinutes * 60, executionSeconds);
  const latest = checkPeriodSeconds(fleet);
  const isAlone = cycle.regime === "alone";
  if (isAlone && cycle.safeStartSeconds === cycle.intervalSeconds) {
    return { least: executionSeconds / latest, most: executionSeconds / soonest };
  }
  const { safeStartSeconds, slotSeconds, intervalSeconds } = cycle;
  const { startDelaySeconds, clockSkewSeconds } = fleet;
  const freeSeconds = isAlone
    ? safeStartSeconds
    : Math.min(safeStartSeconds, slotSeconds - startDelaySeconds - executionSeconds - clockSkewSeconds);
  // A lone runner's own execution can last into its next turn.
  const firstLook = Math.max(idlePeriodSeconds(fleet), isAlone ? safeStartSeconds + latest - intervalSeconds : 0);
  const fewest = freeSeconds < firstLook ? 0 : Math.floor((freeSeconds - firstLook) / latest) + 1;
  const share = (executions: number) => Math.min(1, (executions * executionSeconds) / slotSeconds);
  return { least: share(fewest), most: share(Math.floor(safeStartSeconds / soonest) + 1) };
}

const UNEXPOSED: LockExposure = Object.freeze({ least: 0, most: 0 });
