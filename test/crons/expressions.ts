import * as fc from "fast-check";

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const WEEKDAYS = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

interface FieldOf {
  readonly first: number;
  readonly last: number;
  readonly names?: readonly string[];
  /** How often it says nothing, of ten times. */
  readonly stars: number;
}

/** One field: `*`, values, ranges, past its end as well, and steps of all, in lists; names where it has some, in any case. */
function fieldOf({ first, last, names = [], stars }: FieldOf): fc.Arbitrary<string> {
  const value = fc.integer({ min: first, max: last });
  const written = (number: number) => {
    const name = names[number - (names.length === 12 ? 1 : 0)];
    const plain = fc.constantFrom(String(number), String(number).padStart(2, "0"));
    return name === undefined
      ? plain
      : fc.oneof(plain, fc.constantFrom(name, name.toUpperCase(), `${name[0]?.toUpperCase()}${name.slice(1)}`));
  };
  const single = value.chain(written);
  const range = fc
    .tuple(value, value)
    .chain(([one, other]) => fc.tuple(written(Math.min(one, other)), written(Math.max(one, other))))
    .map(([low, high]) => `${low}-${high}`);
  const backwards = fc
    .tuple(value, value)
    .chain(([one, other]) => fc.tuple(written(Math.max(one, other)), written(Math.min(one, other))))
    .map(([low, high]) => `${low}-${high}`);
  const whole = fc.constantFrom("*", `${first}-${last}`);
  const step = fc.integer({ min: 1, max: last + 5 });
  const stepped = fc.tuple(fc.oneof(whole, range, backwards, single), step).map(([of, by]) => `${of}/${by}`);
  const item = fc.oneof(
    { weight: 4, arbitrary: single },
    { weight: 3, arbitrary: range },
    { weight: 1, arbitrary: backwards },
    { weight: 3, arbitrary: stepped },
    { weight: 1, arbitrary: whole },
  );
  const list = fc.array(item, { minLength: 1, maxLength: 3 }).map((items) => items.join(","));
  return fc.oneof({ weight: stars, arbitrary: fc.constant("*") }, { weight: 10 - stars, arbitrary: list });
}

/** Five fields that pynenc takes, with nothing in them that few people know. */
export const cronExpressions: fc.Arbitrary<string> = fc
  .tuple(
    fieldOf({ first: 0, last: 59, stars: 3 }),
    fieldOf({ first: 0, last: 23, stars: 5 }),
    fieldOf({ first: 1, last: 31, stars: 5 }),
    fieldOf({ first: 1, last: 12, names: MONTHS, stars: 7 }),
    fieldOf({ first: 0, last: 7, names: WEEKDAYS, stars: 5 }),
  )
  .map((fields) => fields.join(" "));
