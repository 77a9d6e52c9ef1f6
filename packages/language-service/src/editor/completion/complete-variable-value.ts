import type { FileFormat } from "@slotwise/project";
import { parseVariableName } from "@slotwise/project";
import type { Completion } from "./completion.js";
import { valuesOf } from "./completion-items.js";
import type { LineAt } from "./line-at.js";

/** A variable's name, what parts it from its value, and what of the value stands before the cursor. */
const VALUE = /^(?:.*[^\w#.])?(PYNENC__[\w#.]+?)(=|["']?\s*:\s+|["']\]\s*=\s*)(.*)$/;

/**
 * Completion of the value of a `PYNENC__` variable, in place of all of the value that is there and written as its file
 * has to write it. Undefined where an offset is in no value of one.
 */
export function completeVariableValue(
  at: LineAt,
  offset: number,
  format: FileFormat,
): readonly Completion[] | undefined {
  const match = VALUE.exec(at.before);
  if (match === null) return undefined;
  const [, name = "", separator = "", typed = ""] = match;
  const nameStart = at.before.length - typed.length - separator.length - name.length;
  const before = at.before.slice(0, nameStart);
  const place = placeOf({ format, before, separator, typed, behind: at.behind });
  const meaning = parseVariableName(name);
  const [possible] = meaning.kind === "setting" ? meaning.fields : [];
  if (place === undefined) return undefined;
  if (possible === undefined) return [];
  const range = { start: offset - typed.length, end: offset + place.rest };
  return (
    valuesOf(possible.field)
      // To Python every text is true, "false" too.
      .filter(({ word }) => possible.field.type !== "bool" || word === "true")
      .map(({ isText: _isText, ...item }) => ({ ...item, range, newText: written(item.word, place.quotes) }))
  );
}

interface Around {
  readonly format: FileFormat;
  readonly before: string;
  readonly separator: string;
  readonly typed: string;
  readonly behind: string;
}

type Quotes = '"' | "'" | "none" | "where needed";

/** How far a value goes on behind the cursor, and how it is quoted. Undefined behind its end. */
function placeOf(around: Around): { readonly rest: number; readonly quotes: Quotes } | undefined {
  const { before, separator, typed, behind } = around;
  const outer = before.at(-1);
  // Quotes around name and value: `- "NAME=value"`.
  if (separator === "=" && isQuote(outer)) {
    const end = behind.indexOf(outer);
    return typed.includes(outer) ? undefined : { rest: end === -1 ? behind.length : end, quotes: "none" };
  }
  const first = `${typed}${behind}`.at(0);
  if (isQuote(first)) {
    if (typed.indexOf(first, 1) !== -1) return undefined;
    const end = behind.indexOf(first, typed === "" ? 1 : 0);
    return { rest: end === -1 ? behind.length : end + 1, quotes: first };
  }
  const [start, rest] = unquoted(around);
  return start.test(typed) ? { rest: rest.exec(behind)?.[0].length ?? 0, quotes: quotesIn(around) } : undefined;
}

/** What an unquoted value may look like before the cursor, and how it goes on. */
function unquoted({ format, before }: Around): readonly [typed: RegExp, rest: RegExp] {
  if (format === "python") return [/^[\w.]*$/, /^[\w.]*/];
  if (format === "dockerfile") return [/^\S*$/, /^\S*/];
  const isFlow = format !== "dotenv" && /[[{]/.test(before);
  return isFlow ? [/^[^,}\]#]*$/, /^[^,}\]#]*?(?=\s*(?:[,}\]#]|$))/] : [/^(?!#)(?:(?!\s#).)*$/, /^.*?(?=\s+#|\s*$)/];
}

function quotesIn({ format, separator }: Around): Quotes {
  switch (format) {
    case "python":
      return '"';
    case "dockerfile":
      return "where needed";
    case "dotenv":
      return "none";
    default:
      // An item `NAME=value` of a list is text; what stands behind a colon YAML may take for something else.
      return separator === "=" ? "none" : '"';
  }
}

function isQuote(character: string | undefined): character is '"' | "'" {
  return character === '"' || character === "'";
}

function written(word: string, quotes: Quotes): string {
  if (quotes === "none" || (quotes === "where needed" && /^[\w./:-]+$/.test(word))) return word;
  const quote = quotes === "where needed" ? '"' : quotes;
  return `${quote}${word}${quote}`;
}
