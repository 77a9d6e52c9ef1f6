/** pynenc serves a cron no sooner than this after it last served it. */
export const CRON_REST_SECONDS = 50;
/** pynenc serves no tick that is older than this, this age included. */
export const CRON_TICK_AGE_SECONDS = 60;

const REST_MICROSECONDS = CRON_REST_SECONDS * 1_000_000;
const TICK_AGE_MICROSECONDS = CRON_TICK_AGE_SECONDS * 1_000_000;

/** What decides whether an execution serves a cron. Times are whole microseconds since the epoch, as pynenc counts them. */
export interface CronQuestion {
  /** When the execution starts, by its runner's clock. */
  readonly time: number;
  /** When the cron was last served, as far as the store remembers; undefined where it remembers nothing. */
  readonly lastRun: number | undefined;
  /** The latest tick at or before `time`; undefined where there was none yet. */
  readonly latestTick: number | undefined;
}

/**
 * Whether an execution serves a cron, in all releases from 0.1.0 to 0.4.0: without a last run at once, whatever the
 * expression. With one, when that was 50 s ago or more, a tick has come since, and the latest tick is at most 60 s old.
 */
export function servesCron({ time, lastRun, latestTick }: CronQuestion): boolean {
  if (lastRun === undefined) return true;
  if (latestTick === undefined || latestTick <= lastRun) return false;
  return time - lastRun >= REST_MICROSECONDS && time - latestTick <= TICK_AGE_MICROSECONDS;
}
