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
 * is a `*`, and so are all days written out where the other field of days has a `*` in it.
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
  const [, low, high, step = ""] = /^([^-/]+)-([^-/]+)(\/\d+)?$/.exec(item) ?? [];
  if (low === undefined || high === undefined) return item;
  const [from, to] = [numberOf(low, index), numberOf(high, index)];
  const { first, last } = FIELDS[index] as (typeof FIELDS)[number];
  return from !== undefined && from === to ? `${first}-${last}${step}` : item;
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
