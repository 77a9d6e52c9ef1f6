import { CRON_REST_SECONDS, CRON_TICK_AGE_SECONDS } from "@slotwise/core";
import { type Microseconds, SECOND } from "../records/microseconds.js";
import { BlockedTime } from "./blocked-time.js";
import type { Observation } from "./observation.js";
import type { CronClock } from "./terms.js";

/** The latest tick of a cron that should have been served by now, and whether it was. */
export interface LatestService {
  readonly cron: string;
  readonly tick: Microseconds;
  readonly isServed: boolean;
}

/**
 * What crons tell of whether somebody executes, where a store keeps too few executions to tell: a tick is served by an execution. One
 * that was served, where there is one; undefined where no cron tells anything.
 */
export function latestService(
  observation: Observation,
  clockOf: (cron: string) => CronClock | undefined,
): LatestService | undefined {
  const { records, now, latestSign, lookPeriod, blocks } = observation;
  const blocked = new BlockedTime(blocks);
  const until = Math.min(now, latestSign) - CRON_TICK_AGE_SECONDS * SECOND - lookPeriod;
  let latest: LatestService | undefined;
  for (const { cron, lastRun } of records.crons) {
    const clock = lastRun === undefined ? undefined : clockOf(cron);
    const tick = clock?.latestAt(until / SECOND);
    const before = tick === undefined ? undefined : clock?.latestAt(tick - 1);
    // Of ticks that are near each other some are passed over, and nobody need have executed for them.
    if (lastRun === undefined || tick === undefined || before === undefined || tick - before < LEAST_APART) continue;
    if (blocked.overlaps(tick * SECOND, now)) continue;
    const service = { cron, tick: tick * SECOND, isServed: lastRun >= tick * SECOND };
    const isBetter =
      latest === undefined || (service.isServed === latest.isServed ? service.tick > latest.tick : service.isServed);
    if (isBetter) latest = service;
  }
  return latest;
}

const LEAST_APART = CRON_REST_SECONDS + CRON_TICK_AGE_SECONDS;
