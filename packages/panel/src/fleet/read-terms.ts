import { MOST_RUNNERS } from "@slotwise/core";
import { type CronTerm, judgeTerms, SLOT_FIELDS, type SlotField, type SlotTerms } from "@slotwise/language-service";
import { MOST_CRONS } from "@slotwise/language-service/editor";
import { RELEASES } from "@slotwise/pynenc";
import { isObject } from "./is-object.js";

// What crosses a wall is JSON of all that a fleet is judged by. A field that is added to it has to be named here, or
// this does not compile.

type Look = SlotTerms["look"];
type Declared = SlotTerms["declarations"];
type Reader<Value> = (value: unknown) => Value | undefined;

const LOOK: { readonly [Name in keyof Required<Look>]: Reader<Look[Name]> } = {
  runnerClass: text,
  brokerClass: text,
  queueTimeoutSeconds: atLeastZero,
};

const DECLARED: { readonly [Name in keyof Required<Declared>]: Reader<Declared[Name]> } = {
  runners: (value) => {
    if (!isObject(value)) return undefined;
    const { least, most } = value;
    return isCount(least) && isCount(most) && least <= most ? { least, most } : undefined;
  },
  serviceDurationSeconds: atLeastZero,
  clockSkewSeconds: atLeastZero,
  startDelaySeconds: atLeastZero,
  storeStalenessSeconds: atLeastZero,
  loopOverheadSeconds: atLeastZero,
};

/** No expression and no name is longer. */
const MOST_CHARACTERS = 1000;

/**
 * Terms as they come out of JSON or from another window, checked as the model checks them. Undefined where they are none:
 * what is missing is not given a default, since terms with a default in them are another fleet's.
 */
export function readTerms(value: unknown): SlotTerms | undefined {
  if (!isObject(value)) return undefined;
  const releases = listOf(value.releases, (each) => RELEASES.find((release) => release === each));
  const values = readValues(value.values);
  const look = readFields<Required<Look>>(value.look, LOOK);
  const crons = listOf(value.crons, readCron);
  const declarations = readFields<Required<Declared>>(value.declarations, DECLARED);
  const { isSchedulerOff } = value;
  const isWhole = releases?.length && values && crons && look?.queueTimeoutSeconds !== undefined && declarations;
  if (!isWhole || typeof isSchedulerOff !== "boolean") return undefined;
  const terms: SlotTerms = {
    releases,
    values,
    look: { ...look, queueTimeoutSeconds: look.queueTimeoutSeconds },
    crons,
    isSchedulerOff,
    declarations,
  };
  try {
    judgeTerms(terms);
    return terms;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Whether two are the same in every field. */
export function areSameTerms(one: SlotTerms, other: SlotTerms): boolean {
  return textOf(one) === textOf(other);
}

/** The same text for the same terms, in whatever order their fields are. */
function textOf(terms: SlotTerms): string {
  return JSON.stringify(terms, (_, value: unknown) =>
    isObject(value) && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).sort()) : value,
  );
}

function readValues(value: unknown): SlotTerms["values"] | undefined {
  if (!isObject(value)) return undefined;
  const values: Partial<Record<SlotField, number>> = {};
  for (const field of SLOT_FIELDS) {
    const each = value[field];
    if (typeof each !== "number" || !Number.isFinite(each)) return undefined;
    values[field] = each;
  }
  return values as SlotTerms["values"];
}

/** Undefined where a field is there and cannot be read. What nobody said does not survive JSON: it is undefined again. */
function readFields<Fields extends object>(
  value: unknown,
  readers: { readonly [Name in keyof Fields]: Reader<Fields[Name]> },
): { readonly [Name in keyof Fields]: Fields[Name] | undefined } | undefined {
  if (!isObject(value)) return undefined;
  const names = Object.keys(readers) as (keyof Fields & string)[];
  const fields = names.map((name) => [name, readers[name](value[name])] as const);
  if (fields.some(([name, each]) => each === undefined && value[name] !== undefined)) return undefined;
  return Object.fromEntries(fields) as { readonly [Name in keyof Fields]: Fields[Name] | undefined };
}

function readCron(value: unknown): CronTerm | undefined {
  if (!isObject(value)) return undefined;
  const [field, expression] = [text(value.field), text(value.expression)];
  const { isInCode } = value;
  if (field === undefined || expression === undefined || typeof isInCode !== "boolean") return undefined;
  return { field, expression, isInCode };
}

function listOf<Item>(value: unknown, read: Reader<Item>): readonly Item[] | undefined {
  if (!Array.isArray(value) || value.length > MOST_CRONS) return undefined;
  const items = value.map(read);
  return items.some((item) => item === undefined) ? undefined : (items as Item[]);
}

function text(value: unknown): string | undefined {
  return typeof value === "string" && value.length <= MOST_CHARACTERS ? value : undefined;
}

function atLeastZero(value: unknown): number | undefined {
  return typeof value === "number" && Number.isFinite(value) && value >= 0 ? value : undefined;
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 1 && (value as number) <= MOST_RUNNERS;
}
