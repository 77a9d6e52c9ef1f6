import { remember } from "@slotwise/project";
import { boundsOf } from "./cron-bounds.js";
import { nearestCronDay } from "./cron-days.js";
import { type CronExpression, readCron } from "./cron-expression.js";
import type { CronField } from "./cron-field.js";

const DAY_SECONDS = 86_400;

/** When a cron ticks, in UTC. Times are seconds since the epoch. */
export interface CronTicks {
  /** Its five fields, with nothing in them that pynenc takes for more than it says. */
  readonly fields: readonly string[];
  /** The first tick at or after a time; undefined where none comes. */
  firstFrom(time: number): number | undefined;
  /** The last tick at or before a time; undefined where none was. */
  latestAt(time: number): number | undefined;
}

/**
 * Reads a cron expression of five fields, or a word for one; undefined where it is none. One that is may still never tick.
 * Seven fields are the same as five where they say the full minute of every year. When others tick is not known here,
 * nor is it where a process picks a value by chance.
 */
export const cronTicksOf: (expression: string) => CronTicks | undefined = remember(64, String, readTicks);

function readTicks(expression: string): CronTicks | undefined {
  const cron = readCron(expression);
  if (cron === undefined || !isOfMinutes(cron)) return undefined;
  const fields = [cron.minute, cron.hour, cron.day, cron.month, cron.weekday];
  if (fields.some(({ isRandom }) => isRandom)) return undefined;
  const times = timesOf(cron);
  return {
    fields: fields.map(({ plain }) => plain),
    firstFrom: (time) => {
      const from = Math.ceil(time);
      const today = Math.floor(from / DAY_SECONDS);
      const day = nearestCronDay(cron, today, 1);
      if (day === undefined) return undefined;
      const late = day === today ? times.find((each) => day * DAY_SECONDS + each >= from) : times[0];
      const next = late === undefined ? nearestCronDay(cron, today + 1, 1) : day;
      return next === undefined ? undefined : next * DAY_SECONDS + (late ?? (times[0] as number));
    },
    latestAt: (time) => {
      const to = Math.floor(time);
      const today = Math.floor(to / DAY_SECONDS);
      const day = nearestCronDay(cron, today, -1);
      if (day === undefined) return undefined;
      const early = day === today ? times.findLast((each) => day * DAY_SECONDS + each <= to) : times.at(-1);
      const before = early === undefined ? nearestCronDay(cron, today - 1, -1) : day;
      return before === undefined ? undefined : before * DAY_SECONDS + (early ?? (times.at(-1) as number));
    },
  };
}

function isOfMinutes({ second, year }: CronExpression): boolean {
  if (second === undefined || year === undefined) return true;
  return year.isAny && !second.isAny && !second.isRandom && second.values.size === 1 && second.values.has(0);
}

/** Seconds after midnight, in order: the same on each of its days. */
function timesOf({ hour, minute }: CronExpression): readonly number[] {
  const minutes = valuesOf(minute, 0);
  return valuesOf(hour, 1).flatMap((each) => minutes.map((past) => each * 3600 + past * 60));
}

function valuesOf({ isAny, values }: CronField, index: number): readonly number[] {
  const { first, last } = boundsOf(index);
  const all = Array.from({ length: last - first + 1 }, (_, at) => first + at);
  return isAny ? all : all.filter((value) => values.has(value));
}
