import type { CronExpression } from "./cron-expression.js";
import type { CronField, NthWeekday } from "./cron-field.js";

const DAY_SECONDS = 86_400;
/** croniter gives up where this many years bring no tick. */
const MOST_YEARS = 50;
/** Days are numbered from a Thursday, the first of 1970. */
const WEEKDAY_OF_DAY_0 = 4;

/** A day of the calendar. */
interface CalendarDay {
  /** Days since the epoch. */
  readonly number: number;
  readonly year: number;
  /** From 1, like the day of the month. */
  readonly month: number;
  readonly day: number;
  readonly daysInMonth: number;
}

/**
 * The nearest day, from one on or back, on which a cron ticks: a number of days since the epoch.
 *
 * Where both days and weekdays are restricted, either is enough. An nth weekday or a nearest working day does not take part in
 * that: croniter asks for it in both cases, and there finds no day at all where one of the two cases has none.
 */
export function nearestCronDay(cron: CronExpression, from: number, direction: 1 | -1): number | undefined {
  const { day, weekday } = cron;
  if (day.isAny || weekday.isAny) return nearest(cron, from, direction, dayOf(day), weekdayOf(weekday));
  const found = [
    nearest(cron, from, direction, dayOf(day), weekdayOf({ ...weekday, isAny: true })),
    nearest(cron, from, direction, dayOf({ ...day, isAny: true }), weekdayOf(weekday)),
  ];
  const days = found.filter((each) => each !== undefined);
  const needsBoth = weekday.nth.length > 0 || day.nearest !== undefined;
  if (days.length === 0 || (needsBoth && days.length < 2)) return undefined;
  return direction === 1 ? Math.min(...days) : Math.max(...days);
}

type DayTest = (day: CalendarDay) => boolean;

function dayOf({ isAny, values, hasLastDay, nearest: wanted }: CronField): DayTest {
  if (wanted !== undefined) return (each) => each.day === nearestWorkingDay(wanted, each);
  return ({ day, daysInMonth }) => isAny || values.has(day) || (hasLastDay && day === daysInMonth);
}

function weekdayOf({ isAny, values, nth }: CronField): DayTest {
  if (nth.length > 0) return (day) => nth.some((each) => isNth(each, day));
  return (day) => isAny || values.has(weekdayOfDay(day.number));
}

function isNth({ weekday, nth }: NthWeekday, { number, day, daysInMonth }: CalendarDay): boolean {
  if (weekdayOfDay(number) !== weekday) return false;
  return nth === "last" ? day + 7 > daysInMonth : Math.ceil(day / 7) === nth;
}

/** Monday to Friday, and within the month. */
function nearestWorkingDay(wanted: number, { number, day, daysInMonth }: CalendarDay): number {
  const target = Math.min(wanted, daysInMonth);
  const weekday = weekdayOfDay(number - day + target);
  if (weekday === 6) return target > 1 ? target - 1 : target + 2;
  if (weekday === 0) return target < daysInMonth ? target + 1 : target - 2;
  return target;
}

function weekdayOfDay(number: number): number {
  return (((number + WEEKDAY_OF_DAY_0) % 7) + 7) % 7;
}

function nearest(
  { month }: CronExpression,
  from: number,
  direction: 1 | -1,
  isDay: DayTest,
  isWeekday: DayTest,
): number | undefined {
  const firstYear = calendarDay(from).year;
  let number = from;
  for (;;) {
    const day = calendarDay(number);
    if (Math.abs(day.year - firstYear) > MOST_YEARS) return undefined;
    if (month.isAny || month.values.has(day.month)) {
      if (isDay(day) && isWeekday(day)) return number;
      number += direction;
    } else {
      number += direction === 1 ? day.daysInMonth - day.day + 1 : -day.day;
    }
  }
}

function calendarDay(number: number): CalendarDay {
  const date = new Date(number * DAY_SECONDS * 1000);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + 1];
  return { number, year, month, day: date.getUTCDate(), daysInMonth: daysInMonth(year, month) };
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}
