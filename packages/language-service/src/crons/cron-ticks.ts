import { remember } from "@slotwise/project";
import { Cron } from "croner";
import { isKnownToPynenc, plainFields } from "./cron-fields.js";

/** When a cron ticks, in UTC. Times are seconds since the epoch. */
export interface CronTicks {
  /** Its five fields, with nothing in them that pynenc takes for more than it says. */
  readonly fields: readonly string[];
  /** The first tick at or after a time; undefined where none comes. */
  firstFrom(time: number): number | undefined;
  /** The last tick at or before a time; undefined where none was. */
  latestAt(time: number): number | undefined;
}

/** Reads a cron expression of five fields, or a word for one; undefined where it is none. One that is may still never tick. */
export const cronTicksOf: (expression: string) => CronTicks | undefined = remember(64, String, readTicks);

function readTicks(expression: string): CronTicks | undefined {
  const written = cronFieldsOf(expression);
  if (written.length !== 5 || !written.every(isKnownToPynenc)) return undefined;
  const fields = plainFields(written);
  try {
    const cron = new Cron(fields.join(" "), { utcOffset: 0, paused: true, mode: "5-part" });
    return {
      fields,
      // It looks for what is after a time, and for what is before one, and does not look at parts of a second.
      firstFrom: (time) => secondsOf(cron.nextRun(new Date(Math.ceil(time) * 1000 - 1))),
      latestAt: (time) => secondsOf(cron.previousRuns(1, new Date((Math.floor(time) + 1) * 1000))[0]),
    };
  } catch {
    return undefined;
  }
}

/** The fields of an expression as they are written; those that a word such as `@daily` stands for. None of an empty one. */
export function cronFieldsOf(expression: string): readonly string[] {
  const written = WORDS.get(expression.toLowerCase()) ?? expression.trim();
  return written === "" ? [] : written.split(/\s+/);
}

/** As pynenc's reader has them. With space around it, a word is none. */
const WORDS: ReadonlyMap<string, string> = new Map([
  ["@hourly", "0 * * * *"],
  ["@daily", "0 0 * * *"],
  ["@midnight", "0 0 * * *"],
  ["@weekly", "0 0 * * 0"],
  ["@monthly", "0 0 1 * *"],
  ["@yearly", "0 0 1 1 *"],
  ["@annually", "0 0 1 1 *"],
]);

function secondsOf(date: Date | null | undefined): number | undefined {
  return date === null || date === undefined ? undefined : date.getTime() / 1000;
}
