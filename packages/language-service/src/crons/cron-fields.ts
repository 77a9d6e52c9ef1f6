/** What a field of a cron expression counts, in pynenc's order. */
const FIELDS: readonly { readonly first: number; readonly last: number; readonly names: readonly string[] }[] = [
  { first: 0, last: 59, names: [] },
  { first: 0, last: 23, names: [] },
  { first: 1, last: 31, names: [] },
  {
    first: 1,
    last: 12,
    names: ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"],
  },
  { first: 0, last: 6, names: ["sun", "mon", "tue", "wed", "thu", "fri", "sat"] },
];
const DAY = 2;
const WEEKDAY = 4;

/**
 * A cron's five fields as those mean it that read `*` in days alone as no restriction, and a range as what it says. pynenc's
 * reader, croniter, takes more for that: a range from a value to itself (`5-5`) is the whole field, a list with a `*` in it
 * is a `*`, and so are all days written out where the other field of days has a `*` in it. It also takes ranges that pass the
 * end of a field (`22-3`, `fri-mon`), a step without a range (`5/10`) and steps longer than the field.
 */
export function plainFields(written: readonly string[]): readonly string[] {
  const fields = written.map(plainField);
  const covers = (index: number) => valuesOf(fields[index] ?? "", index)?.size === sizeOf(index);
  const [day, weekday] = [covers(DAY), covers(WEEKDAY)];
  return fields.map((field, index) => {
    if (index === DAY) return day && has(written[WEEKDAY]) ? "*" : field;
    if (index === WEEKDAY) return weekday && has(written[DAY]) ? "*" : field;
    return field;
  });
}

function has(field: string | undefined): boolean {
  return field?.includes("*") === true;
}

function sizeOf(index: number): number {
  const { first, last } = FIELDS[index] as (typeof FIELDS)[number];
  return last - first + 1;
}

function plainField(field: string, index: number): string {
  const items = field.split(",");
  if (items.includes("*")) return "*";
  return items.map((item) => plainItem(item, index)).join(",");
}

function plainItem(item: string, index: number): string {
  const special = SPECIAL.find(({ field, written }) => field === index && written.test(item));
  if (special !== undefined) return item.replace(special.written, special.plain);
  const [, low, high, step] = /^([^-/]+)(?:-([^-/]+))?(?:\/(\d+))?$/.exec(item) ?? [];
  if (low === undefined || (high === undefined && step === undefined)) return item;
  const { first, last } = FIELDS[index] as (typeof FIELDS)[number];
  const every = step === undefined ? 1 : Number(step);
  const [written, to] =
    low === "*" && high === undefined
      ? [first, last]
      : [numberOf(low, index), high === undefined ? last : numberOf(high, index)];
  if (written === undefined || to === undefined || every < 1) return item;
  // A Sunday that is written as 7 begins the week all the same.
  const from = index === WEEKDAY && written === 7 && to < 7 ? 0 : written;
  const isTooLong = every > sizeOf(index);
  if (high !== undefined && from === to) {
    return isTooLong ? `${first}` : `${first}-${last}${step === undefined ? "" : `/${step}`}`;
  }
  const isPlain = from === written && from <= to && !isTooLong && (high !== undefined || low === "*");
  return isPlain ? item : steps(from, to, every, index).join(",");
}

/** What two readers of crons write in other ways: the last Friday, and the working day nearest to the 15th. */
const SPECIAL = [
  { field: WEEKDAY, written: /^l([0-7])$/i, plain: "$1#L" },
  { field: DAY, written: /^w(\d+)$/i, plain: "$1W" },
];

/**
 * The values from one to another, on from the field's beginning where they pass its end. There croniter begins one value
 * later than the step would have it, except where the step leads to the beginning itself.
 */
function steps(from: number, to: number, step: number, index: number): readonly number[] {
  const { first, last } = FIELDS[index] as (typeof FIELDS)[number];
  const values: number[] = [];
  const end = from <= to ? Math.min(to, last) : last;
  for (let value = from; value <= end; value += step) values.push(value);
  if (from <= to) return values;
  const left = last - (values.at(-1) as number);
  const skipped = left + 1 < step ? step - left : 0;
  for (let value = first + skipped; value <= to; value += step) values.push(value);
  return values;
}

/** The values that a field allows; undefined where it says more than values, such as `L` or `2#1`. */
function valuesOf(field: string, index: number): ReadonlySet<number> | undefined {
  const { first, last } = FIELDS[index] as (typeof FIELDS)[number];
  const values = new Set<number>();
  for (const item of field.split(",")) {
    const [, range = "", step = "1"] = /^([^/]*)(?:\/(\d+))?$/.exec(item) ?? [];
    const [low, high] = range === "*" || range === "?" ? [`${first}`, `${last}`] : range.split("-");
    const from = low === undefined ? undefined : numberOf(low, index);
    const to = high === undefined ? from : numberOf(high, index);
    if (from === undefined || to === undefined || Number(step) < 1) return undefined;
    for (let value = from; value <= to; value += Number(step)) values.add(index === WEEKDAY ? value % 7 : value);
  }
  return values;
}

function numberOf(text: string, index: number): number | undefined {
  const { first, last, names } = FIELDS[index] as (typeof FIELDS)[number];
  const named = names.indexOf(text.toLowerCase());
  const value = named >= 0 ? first + named : /^\d+$/.test(text) ? Number(text) : undefined;
  // 7 is Sunday as well.
  const most = index === WEEKDAY ? 7 : last;
  return value !== undefined && first <= value && value <= most ? value : undefined;
}

/** Whether pynenc takes a field that the reader of crons used here would take as well, for something it does not know. */
export function isKnownToPynenc(field: string, index: number): boolean {
  if (field.includes("?")) return field === "?" && (index === DAY || index === WEEKDAY);
  return !field.split(",").some((item) => (index === WEEKDAY ? /^\d+l$/i : /^lw$/i).test(item));
}
