import { Cron } from "croner";

/** A day of an every-minute cron, and its neighbours. */
const MOST_TICKS = 1442;
/** A Sunday, so that a week's days come in order. The year does not matter: slots repeat with the clock. */
const REFERENCE = new Date("2026-01-04T00:00:00Z");

/**
 * The ticks of a five-field cron expression, in UTC, as seconds since the epoch: up to a day's worth of an every-minute
 * cron, from just before a fixed midnight. Undefined where the expression is none.
 */
export function ticksOf(expression: string): readonly number[] | undefined {
  const fields = expression.trim().split(/\s+/);
  if (fields.length !== 5) return undefined;
  try {
    const cron = new Cron(fields.join(" "), { utcOffset: 0, paused: true, mode: "5-part" });
    const before = cron.previousRuns(1, REFERENCE);
    return [...before, ...cron.nextRuns(MOST_TICKS, new Date(REFERENCE.getTime() - 1))].map(
      (date) => date.getTime() / 1000,
    );
  } catch {
    return undefined;
  }
}

/** `00:05` */
export function utcMinute(time: number): string {
  return new Date(time * 1000).toISOString().slice(11, 16);
}
