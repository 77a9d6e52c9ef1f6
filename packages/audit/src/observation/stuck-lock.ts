import type { Microseconds } from "../records/microseconds.js";
import type { Clearing, RunnerProcess } from "../records/records.js";
import { hasLock } from "./has-lock.js";
import { isStuck, type Observation } from "./observation.js";

/** A record of a runner that is gone, which refuses every start. */
export interface StuckLock {
  readonly runner: string;
  /** Where it ran, where the store tells. */
  readonly process: RunnerProcess | undefined;
  /** Start of the record that refuses everybody. */
  readonly since: Microseconds;
  /** The last heartbeat of its owner; where the store knows none, the start of its record. */
  readonly ownerLastSeen: Microseconds;
  /** Starts that it has refused, as far as they are recorded. */
  readonly refusals: number;
  readonly lastRefusal: Microseconds | undefined;
  readonly clearing: Clearing | undefined;
}

/** What stands in everybody's way, where something does. */
export function stuckLock(observation: Observation): StuckLock | undefined {
  if (!hasLock(observation)) return undefined;
  const record = observation.running.findLast((execution) => isStuck(execution, observation));
  const block = observation.blocks.findLast(({ isOver }) => !isOver);
  if (record === undefined) return undefined;
  const { clearing } = observation.records;
  return {
    runner: record.runner,
    process: observation.runnerOf(record.runner)?.process,
    since: record.start,
    ownerLastSeen: observation.runnerOf(record.runner)?.lastSeen ?? record.start,
    refusals: block?.refusals ?? 0,
    lastRefusal: observation.refusals.findLast(({ start }) => start >= record.start)?.start,
    // One that ends another execution lets nobody start, and may end one that goes on.
    clearing: clearing?.execution === undefined || clearing.execution === record.id ? clearing : undefined,
  };
}
