import type { SettingsDocument, TableEntry } from "@slotwise/project";
import { type FileFormat, fileFormat } from "@slotwise/project";
import { blockHeader, inQuotesOf, quotesOf } from "./in-quotes-of.js";
import type { ProblemFix } from "./rule.js";

/** A value that a fix may write. */
export type MeantValue = string | boolean | readonly string[];

/**
 * Writes another value where one stands, as its place takes it: a text in the quotes that are there, which would become
 * part of a variable that has none (`- NAME=value` in Compose), and true and false with Python's own words in Python.
 * Nothing where others share the value.
 *
 * @param safe whether nobody can have meant anything else
 */
export function writeInstead(
  document: SettingsDocument,
  entry: TableEntry,
  meant: MeantValue,
  safe = true,
): readonly ProblemFix[] {
  const { range } = entry.value;
  if (range === undefined || isShared(document, entry)) return [];
  const { name, text } = document.source;
  const written = text.slice(range.start, range.end);
  const format = fileFormat(name, text);
  const isBare = format !== "python" && isBareVariable(document, entry);
  const literal = isBare ? String(meant) : literalOf(meant, written, format);
  const newText = `${literal}${blockHeader(written)?.comment ?? ""}`;
  return [{ title: `Write ${literal}`, safe, edits: [{ document, range, newText }] }];
}

/** An alias has its value where the anchor is: before the key. In Kubernetes a variable's name may come last. */
function isShared({ source }: SettingsDocument, { keyRange, value }: TableEntry): boolean {
  const isBefore = value.range !== undefined && value.range.start < keyRange.start;
  return isBefore && fileFormat(source.name, source.text) !== "kubernetes";
}

/** `NAME=value`, or `ENV NAME value`, without quotes around the value. */
function isBareVariable({ source }: SettingsDocument, { keyRange, value }: TableEntry): boolean {
  if (value.range === undefined || value.range.start <= keyRange.end) return false;
  const between = source.text.slice(keyRange.end, value.range.start);
  return /^[^\S\r\n]*=?[^\S\r\n]*$/.test(between) && !/["']/.test(source.text.charAt(value.range.start));
}

function literalOf(meant: MeantValue, written: string, format: FileFormat | undefined): string {
  if (typeof meant === "string") return textLiteral(meant, written, format);
  if (typeof meant === "boolean") return format === "python" ? (meant ? "True" : "False") : String(meant);
  // Of the quotes of a text of many lines one is enough for a word.
  const quoted = quotesOf(written).slice(0, 1);
  const like = quoted === "" ? written : `${quoted}${quoted}`;
  return `[${meant.map((each) => textLiteral(each, like, format)).join(", ")}]`;
}

/** In the quotes that are there, or plain where it was and may be, or in double quotes, which every format knows. */
function textLiteral(text: string, written: string, format: FileFormat | undefined): string {
  if (quotesOf(written) !== "" && !/["'\\\p{Cc}]/u.test(text)) return inQuotesOf(written, text);
  const isPlain = PLAIN_FORMATS.has(format) && !/^["'|>]/.test(written) && PLAIN.test(text) && !NO_TEXT.test(text);
  return isPlain ? text : JSON.stringify(text);
}

const PLAIN_FORMATS: ReadonlySet<FileFormat | undefined> = new Set(["yaml", "compose", "workflow", "kubernetes"]);
/** What needs no quotes in YAML, in brackets either. */
const PLAIN = /^[\p{L}_][\p{L}\p{N}_.-]*$/u;
/** What some reader of YAML takes for something else than a text. */
const NO_TEXT = /^(?:y|n|yes|no|on|off|true|false|null)$/i;
