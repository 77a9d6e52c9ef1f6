import type { LineAt } from "../text/line-at.js";
import type { TypedPlace } from "./typed-place.js";

/** How the value of a variable is quoted: in those quotes, or in double ones where something in it wants them. */
export type Quotes = '"' | "'" | "none" | "where needed";

/** What stands around the value of a variable. */
export interface AroundValue {
  /** On its line before the variable's name. */
  readonly before: string;
  /** What parts the two. */
  readonly separator: string;
  /** What of the line is behind the cursor. */
  readonly behind: string;
}

/** What a value without quotes may look like before the cursor, how it goes on, and how another one is quoted. */
export interface BareValue {
  readonly typed: RegExp;
  readonly rest: RegExp;
  readonly quotes: Quotes;
}

/** A variable's name, what parts it from its value, and what of the value stands before the cursor. */
const VALUE = /^(?:.*[^\w#.])?(PYNENC__[\w#.]+?)(=|["']?\s*:\s+|["']\]\s*=\s*)(.*)$/;

/** The value of a `PYNENC__` variable, all of it; undefined where an offset is in none. */
export function variableValueAt(
  at: LineAt,
  offset: number,
  bareValue: (around: AroundValue) => BareValue | undefined,
): TypedPlace | undefined {
  const match = VALUE.exec(at.before);
  if (match === null) return undefined;
  const [, name = "", separator = "", typed = ""] = match;
  const nameStart = at.before.length - typed.length - separator.length - name.length;
  const around = { before: at.before.slice(0, nameStart), separator, behind: at.behind };
  const place = quotedPlace(around, typed) ?? barePlace(bareValue(around), typed, at.behind);
  if (place === "behind") return undefined;
  const range = { start: offset - typed.length, end: offset + place.rest };
  return { kind: "variable-value", name, range, written: (word) => written(word, place.quotes) };
}

/** How far a value goes on behind the cursor, and how it is quoted; `behind` its end there is none. */
type ValuePlace = { readonly rest: number; readonly quotes: Quotes } | "behind";

function quotedPlace({ before, separator, behind }: AroundValue, typed: string): ValuePlace | undefined {
  const outer = before.at(-1);
  // Quotes around name and value: `- "NAME=value"`.
  if (separator === "=" && isQuote(outer)) {
    const end = behind.indexOf(outer);
    return typed.includes(outer) ? "behind" : { rest: end === -1 ? behind.length : end, quotes: "none" };
  }
  const first = `${typed}${behind}`.at(0);
  if (!isQuote(first)) return undefined;
  if (typed.indexOf(first, 1) !== -1) return "behind";
  const end = behind.indexOf(first, typed === "" ? 1 : 0);
  return { rest: end === -1 ? behind.length : end + 1, quotes: first };
}

function barePlace(bare: BareValue | undefined, typed: string, behind: string): ValuePlace {
  if (bare?.typed.test(typed) !== true) return "behind";
  return { rest: bare.rest.exec(behind)?.[0].length ?? 0, quotes: bare.quotes };
}

function isQuote(character: string | undefined): character is '"' | "'" {
  return character === '"' || character === "'";
}

function written(word: string, quotes: Quotes): string {
  if (quotes === "none" || (quotes === "where needed" && /^[\w./:-]+$/.test(word))) return word;
  const quote = quotes === "where needed" ? '"' : quotes;
  return `${quote}${word}${quote}`;
}
