import { type Document, isAlias, isMap, isPair, isScalar, isSeq, LineCounter, type Node, type Scalar } from "yaml";
import type { TextRange } from "../../text/source-text.js";
import type { ConfigNode, SyntaxProblem, TableEntry } from "../../tree/tree.js";
import { ConversionBudget } from "./conversion-budget.js";
import { lenientDocuments } from "./lenient-yaml.js";
import type { ParsedTree } from "./parsed-tree.js";
import { identityOf, keyProblem } from "./settings-yaml-key.js";
import { readScalar } from "./settings-yaml-scalar.js";
import { PYNENC_YAML, type YamlDialect } from "./yaml-dialect.js";
import { yamlDocuments } from "./yaml-documents.js";
import { placeOfProblem } from "./yaml-problem-place.js";

/** Several documents, or why there are none. */
export type ParsedTrees =
  | { readonly kind: "trees"; readonly roots: readonly ConfigNode[] }
  | { readonly kind: "syntax-error"; readonly problem: SyntaxProblem };

/** Parses one YAML document, keeping the place of every key and value. */
export function parseYaml(text: string, dialect: YamlDialect): ParsedTree {
  const parsed = parseYamlDocuments(text, dialect);
  if (parsed.kind === "syntax-error") return parsed;
  const [root, second] = parsed.roots;
  if (second !== undefined) {
    const range = second.range ?? { start: 0, end: 0 };
    return { kind: "syntax-error", problem: { range, message: "More than one document" } };
  }
  // A root that is no table counts as empty.
  return { kind: "tree", root: root?.kind === "table" ? root : { kind: "table", entries: [], range: undefined } };
}

/** Parses a stream of YAML documents. */
export function parseYamlDocuments(text: string, dialect: YamlDialect): ParsedTrees {
  if (hasTooManyItems(text)) return limit("Too long");
  const control = dialect.isPynenc ? CONTROL.exec(text) : null;
  if (control !== null) return syntaxError({ start: control.index, end: control.index + 1 }, "A control character");
  const lineCounter = new LineCounter();
  let documents: readonly Document.Parsed[];
  try {
    const options = {
      version: "1.2",
      merge: dialect.merge,
      lineCounter,
      prettyErrors: false,
      uniqueKeys: false,
    } as const;
    documents = dialect.isPynenc
      ? lenientDocuments(text.replaceAll(OTHER_LINE_END, "\n").replaceAll(MARK, " "), {
          ...options,
          schema: "failsafe",
          resolveKnownTags: false,
        })
      : yamlDocuments(text, options);
  } catch (error) {
    return error instanceof RangeError ? limit("Nested too deeply") : syntaxError({ start: 0, end: 0 }, String(error));
  }
  const budget = new ConversionBudget();
  const roots: ConfigNode[] = [];
  for (const document of documents) {
    const problem = dialect.isPynenc ? problemForPynenc(document) : document.errors[0];
    if (problem !== undefined) return syntaxError(placeOfProblem(text, document, problem), messageOf(problem.message));
    if (document.contents === null) {
      // Without content it is still a document, and pynenc's reader takes one alone.
      if (dialect.isPynenc) roots.push({ kind: "null", value: "", range: rangeOf(document) });
      continue;
    }
    const root = convert(document.contents, { text, dialect, budget, anchors: new Map(), isInFlow: false });
    if (root === undefined) return budget.isLimit ? limit(budget.message) : syntaxError(budget.range, budget.message);
    roots.push(root);
  }
  return { kind: "trees", roots };
}

/** What pynenc's reader takes nowhere in a file. */
const CONTROL = /[^\t\n\r\u0020-\u007e\u0085\u00a0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;
/** Ends of lines to pynenc's reader, which the parser takes for part of a text. */
const OTHER_LINE_END = /\r(?!\n)|\u0085/g;
/** A byte order mark begins any line as a space does, to pynenc's reader: files that were put one behind the other have some. */
const MARK = /(?<=\n)\ufeff/g;

/** Its reader knows `%YAML 1.1`, `%YAML 1.2` and `%TAG`, where others only warn. */
function problemForPynenc({ errors, warnings }: Document.Parsed) {
  const problem = errors.find(({ message }) => !TAKEN_BY_PYNENC.test(message));
  return problem ?? warnings.find(({ code }) => code === "BAD_DIRECTIVE");
}

/** What breaks a rule of YAML that pynenc's reader does not keep. */
const TAKEN_BY_PYNENC = /^Comments must be separated from other tokens/;

/** Lines and list items that are still read within a second; a settings file has a few hundred. */
const MOST_ITEMS = 50_000;
/** The same for brackets, quotes, anchors, aliases and tags, of which an item may have a few. */
const MOST_MARKS = 100_000;

function hasTooManyItems(text: string): boolean {
  let items = 0;
  let marks = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === "\n" || character === ",") items++;
    else if (MARKS.has(character)) marks++;
    if (items > MOST_ITEMS || marks > MOST_MARKS) return true;
  }
  return false;
}

const MARKS: ReadonlySet<string> = new Set("[]{}\"'&*!");

/** More than we read. */
function limit(message: string): { kind: "syntax-error"; problem: SyntaxProblem } {
  return { kind: "syntax-error", problem: { range: { start: 0, end: 0 }, message, isLimit: true } };
}

function syntaxError(range: TextRange, message: string): { kind: "syntax-error"; problem: SyntaxProblem } {
  return { kind: "syntax-error", problem: { range, message } };
}

/** The parser reports its own exhausted stack as it reports anything else. */
function messageOf(message: string): string {
  return message.includes("call stack") ? "Nested too deeply" : message;
}

interface Conversion {
  readonly text: string;
  readonly dialect: YamlDialect;
  readonly budget: ConversionBudget;
  /** The nodes that aliases stand for; a later anchor of the same name takes over, as in YAML. */
  readonly anchors: Map<string, Node>;
  readonly isInFlow: boolean;
}

/** Undefined once the budget is used up: an alias can stand for a document many times its own size. */
function convert(node: Node, conversion: Conversion): ConfigNode | undefined {
  const converted = convertUntagged(node, conversion);
  const tag = conversion.dialect.isPynenc ? undefined : node.tag;
  return converted !== undefined && tag?.startsWith("!") === true ? { ...converted, tag } : converted;
}

function convertUntagged(node: Node, conversion: Conversion): ConfigNode | undefined {
  const { dialect, budget, anchors } = conversion;
  return budget.within((): ConfigNode | undefined => {
    const range = valueRange(node, conversion.text);
    if (isAlias(node)) {
      const target = anchors.get(node.source);
      if (target === undefined) return budget.giveUp(`Nothing is called &${node.source}`, range);
      return convert(target, conversion);
    }
    if ((isScalar(node) || isSeq(node) || isMap(node)) && node.anchor !== undefined) anchors.set(node.anchor, node);
    if (isScalar(node))
      return dialect.isPynenc ? settingsScalar(node, range, conversion) : scalar(node.value, node.source, range);
    if (isSeq(node)) {
      const within = { ...conversion, isInFlow: conversion.isInFlow || node.flow === true };
      const items: ConfigNode[] = [];
      for (const item of node.items) {
        const converted = convert(item as Node, within);
        if (converted === undefined) return undefined;
        items.push(converted);
      }
      return { kind: "list", items, range };
    }
    if (!isMap(node)) return { kind: "null", value: null, range };
    const within = { ...conversion, isInFlow: conversion.isInFlow || node.flow === true };
    const entries = new Map<string, TableEntry>();
    const merged: TableEntry[] = [];
    const repeats: TableEntry[] = [];
    const seen = new Set<string>();
    for (const pair of node.items) {
      if (!isPair(pair)) continue;
      if (dialect.isPynenc) {
        const key = keyOf(pair.key as Node | null, within, seen);
        if (key === undefined) return undefined;
        const value = pair.value === null ? nothingBehind(key.keyRange, dialect) : convert(pair.value as Node, within);
        if (value === undefined) return undefined;
        // The reader drops a key that is neither text nor a whole number, and what belongs to it.
        if (key.name !== undefined) entries.set(key.name, { key: key.name, keyRange: key.keyRange, value });
        continue;
      }
      if (!isScalar(pair.key)) continue;
      // With merging on, the key `<<` is a symbol.
      const key = typeof pair.key.value === "symbol" ? "<<" : String(pair.key.value);
      const keyRange = rangeOf(pair.key);
      const value = pair.value === null ? nothingBehind(keyRange, dialect) : convert(pair.value as Node, within);
      if (value === undefined) return undefined;
      if (dialect.merge && key === "<<") merged.push(...mergedEntries(value));
      // The last of two equal keys wins, as in Python.
      else {
        if (entries.has(key)) repeats.push({ key, keyRange, value });
        entries.set(key, { key, keyRange, value });
      }
    }
    const inherited = merged.filter(({ key }) => !entries.has(key));
    const all = [...unique(inherited), ...entries.values()];
    return { kind: "table", entries: all, range, ...(repeats.length === 0 ? {} : { repeats }) };
  });
}

/** pynenc's reader takes nothing for an empty text. */
function nothingBehind({ end }: TextRange, { isPynenc }: YamlDialect): ConfigNode {
  return { kind: "null", value: isPynenc ? "" : null, range: { start: end, end } };
}

interface SettingsKey {
  /** Undefined for a key that the reader drops. */
  readonly name: string | undefined;
  readonly keyRange: TextRange;
}

/** A key as pynenc's reader takes it; undefined where it stops at it. */
function keyOf(key: Node | null, conversion: Conversion, seen: Set<string>): SettingsKey | undefined {
  const node = key === null ? nothingBehind({ start: 0, end: 0 }, PYNENC_YAML) : convert(key, conversion);
  if (node === undefined) return undefined;
  const keyRange = key === null ? { start: 0, end: 0 } : rangeOf(key);
  const problem = keyProblem(key, keyRange, conversion.text);
  if (problem !== undefined) return conversion.budget.giveUp(problem, keyRange);
  const identity = identityOf(node);
  if (seen.has(identity)) return conversion.budget.giveUp("A key may stand in a mapping only once", keyRange);
  seen.add(identity);
  const name = node.kind === "string" || node.kind === "integer" ? String(node.value) : undefined;
  return { name, keyRange };
}

function settingsScalar(scalar: Scalar, range: TextRange, { budget, isInFlow }: Conversion): ConfigNode | undefined {
  if (isInFlow && scalar.type === "PLAIN" && /^[?:]/.test(scalar.source ?? "")) {
    return budget.giveUp("Within brackets a text without quotes does not begin like this", range);
  }
  const read = readScalar({
    text: String(scalar.value ?? ""),
    isPlain: scalar.type === "PLAIN" || scalar.type === undefined,
    tag: scalar.tag,
    range,
  });
  return read.kind === "node" ? read.node : budget.giveUp(read.message, range);
}

/** `<<: *one` or `<<: [*one, *other]`; the first of several wins. */
function mergedEntries(value: ConfigNode): readonly TableEntry[] {
  if (value.kind === "table") return value.entries;
  return value.kind === "list" ? value.items.flatMap((item) => (item.kind === "table" ? item.entries : [])) : [];
}

function unique(entries: readonly TableEntry[]): readonly TableEntry[] {
  const first = new Map<string, TableEntry>();
  for (const entry of entries) if (!first.has(entry.key)) first.set(entry.key, entry);
  return [...first.values()];
}

function scalar(value: unknown, source: string | undefined, range: TextRange): ConfigNode {
  switch (typeof value) {
    case "string":
      return { kind: "string", value, range };
    case "boolean":
      return { kind: "boolean", value, range };
    case "bigint":
      return { kind: "integer", value, range };
    case "number":
      // `5.0` is a float that happens to be whole; only the text tells.
      return { kind: Number.isInteger(value) && !/[.eE]/.test(source ?? "") ? "integer" : "float", value, range };
    default:
      return value === null || value === undefined
        ? { kind: "null", value: null, range }
        : { kind: "time", value: source ?? "", range };
  }
}

/** A block scalar ends with its last line, as far as an edit goes: the line break behind it is the file's, not the value's. */
function valueRange(node: Node, text: string): TextRange {
  const range = rangeOf(node);
  if (!isScalar(node) || (node.type !== "BLOCK_FOLDED" && node.type !== "BLOCK_LITERAL")) return range;
  return { start: range.start, end: range.start + text.slice(range.start, range.end).trimEnd().length };
}

function rangeOf(node: { range?: readonly number[] | null | undefined }): TextRange {
  const [start = 0, end = start] = node.range ?? [];
  return { start, end };
}
