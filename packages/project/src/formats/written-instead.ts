import type { TableEntry } from "../tree/tree.js";
import type { Format, ReadSource, Writing } from "./format.js";
import { blockHeader, inQuotesOf, quotesOf } from "./in-quotes-of.js";

/** A value that is meant where another one is written. */
export type MeantValue = string | boolean | readonly string[];

/** Another value, and the text that puts it where the old one stands. */
export interface WrittenInstead {
  readonly literal: string;
  readonly newText: string;
}

/**
 * How another value is written where one stands, as its place takes it: a text in the quotes that are there, which would
 * become part of a variable that has none (`- NAME=value` in Compose), and true and false with Python's own words in
 * Python. Undefined where others share the value, and where nobody wrote one.
 */
export function writtenInstead(
  document: ReadSource & { readonly format: Format | undefined },
  entry: TableEntry,
  meant: MeantValue,
): WrittenInstead | undefined {
  const { range } = entry.value;
  const writing = document.format?.writing ?? {};
  if (range === undefined || entry.isImplied === true || isShared(entry, writing)) return undefined;
  const written = document.source.text.slice(range.start, range.end);
  const isBare = writing.isExpression !== true && isBareVariable(document, entry);
  const literal = isBare ? String(meant) : literalOf(meant, written, writing);
  return { literal, newText: `${literal}${blockHeader(written)?.comment ?? ""}` };
}

type Words = Pick<Writing<never>, "booleans" | "hasPlainText" | "mayNameLast">;

/** An alias has its value where the anchor is: before the key. */
function isShared({ keyRange, value }: TableEntry, { mayNameLast }: Words): boolean {
  return value.range !== undefined && value.range.start < keyRange.start && mayNameLast !== true;
}

/** `NAME=value`, or `ENV NAME value`, without quotes around the value. */
function isBareVariable({ source }: ReadSource, { keyRange, value }: TableEntry): boolean {
  if (value.range === undefined || value.range.start <= keyRange.end) return false;
  const between = source.text.slice(keyRange.end, value.range.start);
  return /^[^\S\r\n]*=?[^\S\r\n]*$/.test(between) && !/["']/.test(source.text.charAt(value.range.start));
}

function literalOf(meant: MeantValue, written: string, writing: Words): string {
  if (typeof meant === "string") return textLiteral(meant, written, writing);
  if (typeof meant === "boolean") return (writing.booleans ?? ["false", "true"])[meant ? 1 : 0];
  // Of the quotes of a text of many lines one is enough for a word.
  const quoted = quotesOf(written).slice(0, 1);
  const like = quoted === "" ? written : `${quoted}${quoted}`;
  return `[${meant.map((each) => textLiteral(each, like, writing)).join(", ")}]`;
}

/** In the quotes that are there, or plain where it was and may be, or in double quotes, which every format knows. */
function textLiteral(text: string, written: string, { hasPlainText }: Words): string {
  if (quotesOf(written) !== "" && !/["'\\\p{Cc}]/u.test(text)) return inQuotesOf(written, text);
  const isPlain = hasPlainText === true && !/^["'|>]/.test(written) && PLAIN.test(text) && !NO_TEXT.test(text);
  return isPlain ? text : JSON.stringify(text);
}

/** What needs no quotes in YAML, in brackets either. */
const PLAIN = /^[\p{L}_][\p{L}\p{N}_.-]*$/u;
/** What some reader of YAML takes for something else than a text. */
const NO_TEXT = /^(?:y|n|yes|no|on|off|true|false|null)$/i;
