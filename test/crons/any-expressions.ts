import * as fc from "fast-check";
import { cronExpressions } from "./expressions.js";

/** What croniter has a meaning for, in some field or in none, and what only looks like it, by the field that it may be right in. */
const ITEMS: readonly (readonly [number, string])[] = [
  ..."* 0 1 5 07 12 13 23 24 59 60 90 007 */5 */90 0/5 5/20 59/15 1-1/3 5-5 22-3 50-51/15 31-1 5-70 1-5-7".split(" "),
  ..."? -1 +1 1.5 ５ x */0 */-1 */x */ /5 5/ - 1- -5 1/2/3 ** *5 5* R r/15 R(1-5) r(5-1) r(1-70) r(1-5)/2 r(2-2) rr r()".split(
    " ",
  ),
  ..."r/0 H h/5 h(0-5) H(0-5)/2".split(" "),
].map((item) => [0, item] as const);
const OF_DAYS =
  "* ? 1 8 30 31 32 00 1-5 28-3 10-l 10-l/3 l-5 L l L-3 LW lw WL 15W 15w w15 W1 1w 31W w31 w0 32w 1-5w LWL */2 1-31".split(
    " ",
  );
const OF_MONTHS = "* 1 2 0 12 13 jan DEC Feb nov-feb jan-jan 2/5 sept january mon 11-2/2".split(" ");
const OF_WEEKDAYS = [
  ..."* ? 0 6 7 8 mon Mon MON SUN fri-mon sat-sun mon/2 monday mon-7 0-sun 7-1 6-7 7/2 0-6 1-7 0-7/2 7-7 jan L l5 L0 l7 l8 5L".split(
    " ",
  ),
  ..."1#1 1#5 1#0 1#6 mon#2 MON#L sun#1 7#1 0#7 1-5#2 mon-fri#1 sat-mon#3 fri-fri#2 5#l #1 1# 1#1#1 *#2 jan#1 8#1 x#1 l#1".split(
    " ",
  ),
];

/** Words for whole expressions, and what is none. */
const WORDS: readonly string[] = [
  ..."@hourly @daily @midnight @weekly @monthly @yearly @annually @Daily @HOURLY @reboot @every @".split(" "),
  " @daily",
  "@daily ",
  "@every 5m",
  "",
  " ",
  "*",
];

const item = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...ITEMS) },
  { weight: 4, arbitrary: fc.constantFrom(...OF_DAYS).map((each) => [2, each] as const) },
  { weight: 2, arbitrary: fc.constantFrom(...OF_MONTHS).map((each) => [3, each] as const) },
  { weight: 6, arbitrary: fc.constantFrom(...OF_WEEKDAYS).map((each) => [4, each] as const) },
  { weight: 1, arbitrary: fc.nat(70).map((value) => [0, String(value)] as const) },
  { weight: 1, arbitrary: fc.tuple(fc.nat(60), fc.nat(60)).map(([low, high]) => [0, `${low}-${high}`] as const) },
  { weight: 1, arbitrary: fc.tuple(fc.nat(60), fc.nat(100)).map(([low, step]) => [0, `${low}/${step}`] as const) },
);
/** A field and where it may stand, most often where it is right. */
const field = fc
  .tuple(
    fc.oneof(
      { weight: 6, arbitrary: fc.array(item, { minLength: 1, maxLength: 1 }) },
      { weight: 2, arbitrary: fc.array(item, { minLength: 2, maxLength: 3 }) },
    ),
    fc.constantFrom("", "", "", "", "", "", "", "", "", ","),
    fc.option(fc.nat(4), { freq: 5 }),
  )
  .map(([items, end, at]) => [at ?? items[0]?.[0] ?? 0, items.map(([, each]) => each).join(",") + end] as const);

/** Between fields and around them; the last three are space to some readers only. */
const space = fc.oneof(
  { weight: 200, arbitrary: fc.constant(" ") },
  { weight: 3, arbitrary: fc.constantFrom("  ", "\t", "\n") },
  { weight: 1, arbitrary: fc.constantFrom("\u00a0", "\u3000", "\ufeff", "\u0085", "\u001c") },
);

/** One or two fields of a good expression replaced: most of what is written wrong is nearly right. */
const nearlyGood = fc
  .tuple(cronExpressions, fc.array(field, { minLength: 1, maxLength: 2 }))
  .map(([expression, replaced]) => {
    const fields = expression.split(" ");
    for (const [index, by] of replaced) fields[index] = by;
    return fields;
  });

/** With seconds and years behind, or with too few. */
const ofAnyLength = fc
  .tuple(
    nearlyGood,
    fc.constantFrom(3, 4, 6, 7, 7, 8, ...Array<number>(14).fill(5)),
    fc.constantFrom("0", "0", "0", "*", "30", "*/15", "0,30", "60", "x"),
    fc.constantFrom("*", "*", "*", "2026", "2020-2035", "*/2", "1969", "2020", "26"),
  )
  .map(([fields, length, second, year]) => [...fields, second, year, "*"].slice(0, length));

const spaced = fc
  .tuple(ofAnyLength, fc.array(space, { minLength: 8, maxLength: 8 }), fc.constantFrom("", "", "", "", " ", "\t", "\n"))
  .map(
    ([fields, spaces, around]) =>
      around + fields.map((each, index) => (index === 0 ? each : `${spaces[index]}${each}`)).join("") + around,
  );

/** Whatever somebody may write for a cron, taken or not. */
export const anyExpressions: fc.Arbitrary<string> = fc.oneof(
  { weight: 30, arbitrary: spaced },
  { weight: 1, arbitrary: fc.constantFrom(...WORDS) },
);
