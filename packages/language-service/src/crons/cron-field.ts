import { boundsOf, DAY, numberOf, sizeOf, WEEKDAY } from "./cron-bounds.js";
import { rangeOf } from "./cron-range.js";

/** One field of a cron, read as croniter reads it. */
export interface CronField {
  /** It restricts nothing, whatever else it lists. */
  readonly isAny: boolean;
  readonly values: ReadonlySet<number>;
  /** The last day of the month is among them. */
  readonly hasLastDay: boolean;
  /** Weekdays by their place in the month. */
  readonly nth: readonly NthWeekday[];
  /** The working day nearest to this day of the month, instead of values. */
  readonly nearest: number | undefined;
  /** Its value is picked by chance whenever a process reads it. */
  readonly isRandom: boolean;
  /** In words that every reader of crons takes. */
  readonly plain: string;
}

export interface NthWeekday {
  readonly weekday: number;
  readonly nth: 1 | 2 | 3 | 4 | 5 | "last";
}

/**
 * @param written one field, in lower case
 * @param index of the field, minutes first
 * @param other what is written in the other of the two fields of days: all days written out are a star where that has one
 * @returns undefined where croniter refuses it
 */
export function readCronField(written: string, index: number, other: string): CronField | undefined {
  const random = RANDOM.exec(written);
  if (random !== null) return isRandomRange(random, index) ? { ...NOTHING, isRandom: true } : undefined;
  if (written.includes("?")) {
    return written === "?" && (index === DAY || index === WEEKDAY) ? { ...NOTHING, isAny: true } : undefined;
  }
  const nearest = index === DAY ? NEAREST.exec(written) : null;
  if (nearest !== null) return nearestWeekday(Number(nearest[1] ?? nearest[2]));
  const items: CronItem[] = [];
  for (const item of written.split(",")) {
    const read = readItem(item, index);
    if (read === undefined) return undefined;
    items.push(read);
  }
  return joined(items, index, other);
}

interface CronItem {
  readonly isStar?: true;
  readonly isLastDay?: true;
  readonly values?: readonly number[];
  readonly nth?: NthWeekday["nth"];
  readonly plain: string;
}

const NOTHING: CronField = {
  isAny: false,
  values: new Set(),
  hasLastDay: false,
  nth: [],
  nearest: undefined,
  isRandom: false,
  plain: "*",
};

/** `R`, `R(1-5)`, `R/15`; what `H` stands for would need a name that pynenc does not give. */
const RANDOM = /^r(?:\((\d+)-(\d+)\))?(?:\/(\d+))?$/;
const NEAREST = /^(?:(\d+)w|w(\d+))$/;
/** `mon#2`, `mon-fri#2`, and `l5` for the last Friday. */
const NTH = /^([a-z]{3}-[a-z]{3}|\w+)#(\d+)$/;
const LAST_WEEKDAY = /^l(\d+)$/;

function isRandomRange([, low, high, step]: RegExpExecArray, index: number): boolean {
  const { first, last } = boundsOf(index);
  const isInBounds = (text: string) => {
    const value = numberOf(text, index) ?? -1;
    return first <= value && value <= last;
  };
  if (low !== undefined && high !== undefined) {
    if (Number(low) >= Number(high) || !isInBounds(low) || !isInBounds(high)) return false;
  }
  return step === undefined || Number(step) !== 0;
}

function nearestWeekday(day: number): CronField | undefined {
  return day < 1 || day > boundsOf(DAY).last ? undefined : { ...NOTHING, nearest: day, plain: `${day}W` };
}

function readItem(item: string, index: number): CronItem | undefined {
  if (item === "*") return { isStar: true, plain: item };
  if (index === DAY && item === "l") return { isLastDay: true, plain: "L" };
  if (index === WEEKDAY) {
    const [, ofMonth, place] = NTH.exec(item) ?? [];
    if (ofMonth !== undefined) return nthWeekday(ofMonth, Number(place));
    const [, last] = LAST_WEEKDAY.exec(item) ?? [];
    if (last !== undefined) return nthOf(readItem(last, index), "last");
  }
  const range = rangeOf(item, index);
  if (range !== undefined) return range === "refused" ? undefined : range;
  const { first, last } = boundsOf(index);
  const value = numberOf(item, index);
  return value === undefined || value < first || value > last ? undefined : { values: [value], plain: item };
}

function nthWeekday(weekdays: string, place: number): CronItem | undefined {
  if (weekdays === "l" || place < 1 || place > 5) return undefined;
  return nthOf(readItem(weekdays, WEEKDAY), place as NthWeekday["nth"]);
}

function nthOf(item: CronItem | undefined, nth: NthWeekday["nth"]): CronItem | undefined {
  if (item?.values === undefined) return undefined;
  const written = (value: number) => (nth === "last" ? `${value}L` : `${value}#${nth}`);
  return { values: item.values, nth, plain: item.values.map(written).join(",") };
}

/** A list: one with a star in it restricts nothing, and weekdays stand beside nth ones only where there are all of them. */
function joined(items: readonly CronItem[], index: number, other: string): CronField | undefined {
  const values = new Set(items.flatMap((item) => item.values ?? []));
  const hasLastDay = items.some(({ isLastDay }) => isLastDay === true);
  const hasStar = items.some(({ isStar }) => isStar === true);
  const isAll = values.size + Number(hasStar) + Number(hasLastDay) === sizeOf(index);
  const isOfDays = index === DAY || index === WEEKDAY;
  const isAny = hasStar || (isAll && (!isOfDays || other.includes("*")));
  const nth = items.flatMap((item) =>
    item.nth === undefined ? [] : (item.values ?? []).map((weekday) => ({ weekday, nth: item.nth ?? "last" })),
  );
  if (nth.length > 0 && !isAll) {
    const ofMonth = new Set(nth.map(({ weekday }) => weekday));
    if ([...values].some((weekday) => !ofMonth.has(weekday))) return undefined;
  }
  return {
    ...NOTHING,
    isAny,
    values,
    hasLastDay,
    nth,
    plain: isAny && nth.length === 0 ? "*" : items.map(({ plain }) => plain).join(","),
  };
}
