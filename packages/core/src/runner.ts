import { type Instant, secondsBetween } from "./instant.js";

/** What one runner is told of another by the store. pynenc: `ActiveRunnerInfo`. */
export interface ActiveRunnerInfo {
  readonly runnerId: string;
  readonly creationTime: Instant;
  readonly lastHeartbeat: Instant;
  /** Whether it takes part in the atomic service; pynenc's default is false. The store filters by it, no decision here does. */
  readonly allowToRunAtomicService?: boolean | undefined;
  /** Start and end of its last atomic service, where known. */
  readonly lastServiceStart?: Instant | null | undefined;
  readonly lastServiceEnd?: Instant | null | undefined;
}

type ServiceTimes = Pick<ActiveRunnerInfo, "lastServiceStart" | "lastServiceEnd">;

/**
 * How long a runner's last service took, in seconds; undefined unless both its start and its end are known.
 * Negative when the end lies before the start, as it does after a clock was set back.
 * pynenc: `ActiveRunnerInfo.get_last_execution_duration_seconds`.
 */
export function lastExecutionDurationSeconds(runner: ServiceTimes): number | undefined {
  const { lastServiceStart: start, lastServiceEnd: end } = runner;
  if (start === undefined || start === null || end === undefined || end === null) return undefined;
  return secondsBetween(start, end);
}

/**
 * The largest known duration in a view, in seconds; 0 when none is known. A negative duration never counts.
 * pynenc: `get_max_execution_duration`.
 */
export function maxExecutionDurationSeconds(activeRunners: readonly ServiceTimes[]): number {
  let longest = 0;
  for (const runner of activeRunners) {
    longest = Math.max(longest, lastExecutionDurationSeconds(runner) ?? 0);
  }
  return longest;
}

/**
 * The zero-based index of a runner in a membership view, or undefined when it is not there. The order of the view is
 * authoritative: the store sorts, these functions never do. pynenc: `calculate_runner_position`.
 */
export function calculateRunnerPosition(
  runnerId: string,
  activeRunners: readonly Pick<ActiveRunnerInfo, "runnerId">[],
): number | undefined {
  for (let position = 0; position < activeRunners.length; position++) {
    if (activeRunners[position]?.runnerId === runnerId) return position;
  }
  return undefined;
}
