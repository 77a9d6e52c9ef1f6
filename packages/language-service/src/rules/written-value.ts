import type { SettingsDocument } from "../document.js";
import { fileFormat } from "../formats/file-format.js";
import type { TableEntry } from "../formats/tree.js";
import type { ProblemFix } from "./rule.js";

/** A value that a fix may write. */
export type MeantValue = string | boolean | readonly string[];

/**
 * Writes another value where one stands, as its place takes it: quotes would become part of a variable that has none
 * (`- NAME=value` in Compose), and Python has words of its own for true and false. Nothing where others share the value.
 */
export function writeInstead(document: SettingsDocument, entry: TableEntry, meant: MeantValue): readonly ProblemFix[] {
  const { range } = entry.value;
  if (range === undefined || isShared(document, entry)) return [];
  const { name, text } = document.source;
  const isPython = fileFormat(name, text) === "python";
  const literal = !isPython && isBareVariable(document, entry) ? String(meant) : literalOf(meant, isPython);
  const newText = `${literal}${blockHeader(text.slice(range.start, range.end))?.comment ?? ""}`;
  return [{ title: `Write ${literal}`, safe: true, edits: [{ document, range, newText }] }];
}

/** The first line of a block scalar of YAML, which ends in a comment at most; undefined for a value of any other kind. */
export function blockHeader(written: string): { readonly comment: string } | undefined {
  const header = /^[|>][-+1-9]*([^\S\r\n]+#[^\r\n]*)?[^\S\r\n]*\r?\n/.exec(written);
  return header === null ? undefined : { comment: header[1] ?? "" };
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

/** As TOML, YAML, JSON and Python write it. */
function literalOf(meant: MeantValue, isPython: boolean): string {
  if (typeof meant !== "boolean" || !isPython) return JSON.stringify(meant);
  return meant ? "True" : "False";
}
