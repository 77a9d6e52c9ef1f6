import { boundsOf, DAY, numberOf, sizeOf } from "./cron-bounds.js";

/** Values of one field that are written as a range, a step or both. */
export interface CronRange {
  readonly values: readonly number[];
  /** The same in a way that every reader of crons takes. */
  readonly plain: string;
}

/**
 * A range or a step as croniter, pynenc's reader of crons, takes it: a range may pass the end of its field (`22-3`), one from a
 * value to itself (`5-5`) is the whole field, a step may follow a single value (`5/10`) and may be longer than the field.
 *
 * @param item in lower case
 * @returns undefined for what is neither, and "refused" for what croniter does not take
 */
export function rangeOf(item: string, index: number): CronRange | "refused" | undefined {
  const { first, last } = boundsOf(index);
  const range = RANGE.exec(item.replace(/^\*(?=\/)/, `${first}-${last}`));
  const [, low, step = "1"] = range === null ? (STEP.exec(item) ?? []) : [range[0], range[1], range[3]];
  if (low === undefined) return undefined;
  const high = range?.[2] ?? `${last}`;
  const from = numberOf(low, index);
  const to = index === DAY && high === "l" ? last : numberOf(high, index);
  const every = Number(step);
  if (from === undefined || to === undefined || every === 0 || Math.max(from, to) > last) return "refused";
  const isWhole = range !== null && from === to;
  const [begin, end] = isWhole ? [first, last] : [from, to];
  const values = steps(begin, end, every, index);
  if (values.some((value) => value < first)) return "refused";
  return { values, plain: plainOf(item, begin, end, every, index) ?? values.join(",") };
}

const RANGE = /^([^-]+)-([^-/]+)(?:\/(\d+))?$/;
const STEP = /^([^-]+)\/(\d+)$/;

/** As it stands, where that means the same to everybody. */
function plainOf(item: string, from: number, to: number, step: number, index: number): string | undefined {
  const { first, last } = boundsOf(index);
  if (from >= to || step > sizeOf(index)) return undefined;
  if (item.startsWith("*")) return item;
  const isWhole = from === first && to === last;
  if (isWhole && step > 1) return `*/${step}`;
  return item.includes("-") ? `${from}-${to}${step === 1 ? "" : `/${step}`}` : undefined;
}

/**
 * The values from one to another, on from the field's beginning where they pass its end. There croniter begins one value
 * later than the step would have it, except where the step leads to the beginning itself.
 */
function steps(from: number, to: number, step: number, index: number): readonly number[] {
  const { first, last } = boundsOf(index);
  const values: number[] = [];
  const end = from <= to ? to : last;
  for (let value = from; value <= end; value += step) values.push(value);
  if (from <= to) return values;
  const left = last - (values.at(-1) as number);
  const skipped = left + 1 < step ? step - left : 0;
  for (let value = first + skipped; value <= to; value += step) values.push(value);
  return values;
}
