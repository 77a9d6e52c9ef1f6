import type { SourceText, TextRange } from "../../text/source-text.js";
import { type ConfigNode, entryOf, type ScalarNode, type TableEntry, type TableNode } from "../../tree/tree.js";
import type { Generator } from "./kustomization.js";
import { itemsIn } from "./manifest.js";

/** The manifest that a generator makes of what it was given. */
export function generatedManifest({ kind, table }: Generator, data: readonly TableEntry[]): TableNode {
  const range = table.range ?? START;
  const text = (key: string, value: string): TableEntry => ({
    key,
    keyRange: range,
    value: { kind: "string", value, range },
  });
  const named = ["name", "namespace"].flatMap((key) => entryOf(table, key) ?? []);
  const entries = [
    text("apiVersion", "v1"),
    text("kind", kind),
    { key: "metadata", keyRange: range, value: { kind: "table", entries: named, range } as const },
    // A Secret's is written in base64; here it is still the text that somebody wrote.
    {
      key: kind === "Secret" ? "stringData" : "data",
      keyRange: range,
      value: { kind: "table", entries: data, range } as const,
    },
  ];
  return { kind: "table", entries, range };
}

/** What a generator has that stands in the kustomization itself; of a file as a value nobody knows what it says. */
export function writtenData({ table }: Generator, text: string): readonly TableEntry[] {
  const files = itemsIn(table, "files").flatMap((item): TableEntry[] => {
    if (item.kind !== "string") return [];
    const [key = "", path] = String(item.value).split("=");
    const name = path === undefined ? (key.split("/").at(-1) ?? "") : key;
    return [{ key: name, keyRange: item.range, value: { kind: "unknown", value: null, range: item.range } }];
  });
  return [
    ...files,
    ...itemsIn(table, "literals").flatMap((item) => (item.kind === "string" ? literal(item, text) : [])),
  ];
}

/** `NAME=value`, with quotes around the value that are no part of it. */
function literal(node: ScalarNode, text: string): readonly TableEntry[] {
  const whole = String(node.value);
  const at = whole.indexOf("=");
  if (at < 1) return [];
  const key = whole.slice(0, at);
  const behind = whole.slice(at + 1);
  let first = 0;
  let last = behind.length;
  while (first < last && isQuote(behind[first])) first++;
  while (last > first && isQuote(behind[last - 1])) last--;
  const value = behind.slice(first, last);
  const written = text.slice(node.range.start, node.range.end);
  const start = written.indexOf(whole);
  // Where escapes change it, all of it is the place of both.
  if (start === -1) return [entry(key, node.range, value, node.range)];
  const from = node.range.start + start;
  const valueStart = from + at + 1 + first;
  return [entry(key, { start: from, end: from + at }, value, { start: valueStart, end: valueStart + value.length })];
}

function isQuote(character: string | undefined): boolean {
  return character === '"' || character === "'";
}

/** A file of variables as kustomize reads it: a line each, nothing is unquoted, and nothing stands behind a value. */
export function variableLines({ text }: SourceText): readonly TableEntry[] {
  const found: TableEntry[] = [];
  let start = 0;
  for (const whole of text.split("\n")) {
    const line = whole.replace(/\r$/, "");
    const from = start + (line.length - line.trimStart().length);
    start += whole.length + 1;
    const at = line.trimStart().indexOf("=");
    const rest = line.trimStart();
    if (rest === "" || rest.startsWith("#")) continue;
    // Without a value it is taken from whoever builds.
    if (at === -1) {
      const range = { start: from, end: from + rest.length };
      found.push({ key: rest, keyRange: range, value: { kind: "unknown", value: null, range } });
      continue;
    }
    const valueStart = from + at + 1;
    const range = { start: valueStart, end: valueStart + rest.length - at - 1 };
    found.push(entry(rest.slice(0, at), { start: from, end: from + at }, rest.slice(at + 1), range));
  }
  return found;
}

function entry(key: string, keyRange: TextRange, value: string, range: TextRange): TableEntry {
  return { key, keyRange, value: { kind: "string", value, range } satisfies ConfigNode };
}

const START: TextRange = { start: 0, end: 0 };
