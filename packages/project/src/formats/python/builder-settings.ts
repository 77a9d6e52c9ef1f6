import type { SyntaxNode } from "@lezer/common";
import { type BuilderMethod, type BuilderParameter, type BuilderValue, builderMethod } from "@slotwise/pynenc";
import type { TextRange } from "../../text/source-text.js";
import { ANY_KEY, type ConfigNode, type TableEntry } from "../../tree/tree.js";
import { type BoundArguments, boundArguments } from "./bound-arguments.js";
import type { PythonValues } from "./python-values.js";

/**
 * What a call of one of the builder's methods gives to the application, weakest first. A method that is not known may be a
 * plugin's, and set anything.
 */
export function builderSettings(
  name: string,
  nameRange: TextRange,
  call: SyntaxNode,
  reading: { readonly values: PythonValues; readonly text: string },
): readonly TableEntry[] {
  const method = builderMethod(name);
  if (method === undefined) return [unknownEntry(ANY_KEY, nameRange)];
  const { parameters } = method;
  const positional = parameters.flatMap((each) => (each.isKeyword === true ? [] : [each.name]));
  const bound = boundArguments(call, positional, new Set(parameters.map((each) => each.name)), nameRange, reading);
  const given = new Map(parameters.map((each) => [each.name, givenFor(each, bound, nameRange)]));
  const any = bound.anything === undefined ? [] : [unknownEntry(ANY_KEY, bound.anything)];
  return [
    ...ownSettings(method, given, nameRange),
    ...parameters.flatMap((each) => handedOver(each, given)),
    ...(method.takesAny === true ? [...bound.others, ...any] : []),
  ];
}

/** What each parameter is given; nothing for one that has to be given and is not. */
type Given = ReadonlyMap<string, TableEntry | undefined>;

function givenFor(
  { name, default: value, words, anyCase }: BuilderParameter,
  { given, anything }: BoundArguments,
  nameRange: TextRange,
): TableEntry | undefined {
  const entry = given.get(name);
  if (entry === undefined) {
    if (anything !== undefined) return unknownEntry(name, anything);
    return value === undefined ? undefined : impliedEntry(name, value, nameRange);
  }
  const node = entry.value;
  const isFolded = anyCase === true && node.kind === "string";
  const folded = isFolded ? { ...entry, value: { ...node, value: String(node.value).toLowerCase() } } : entry;
  if (words === undefined || entry.isUncertain === true) return folded;
  // With any other word the module does not load, and nobody knows what was meant.
  const isWord = words.some((word) => isSame(folded.value, word)) || (value === null && node.kind === "null");
  return isWord ? folded : unknownEntry(name, node.range ?? nameRange);
}

/** What the method sets by itself. What it may set with a word that is not known is not known either. */
function ownSettings({ sets }: BuilderMethod, given: Given, nameRange: TextRange): readonly TableEntry[] {
  const entries: TableEntry[] = [];
  const possible = new Set<string>();
  for (const { when = {}, values } of sets) {
    const holds = allHold(
      Object.entries(when).map(([name, word]) => [name, [word]]),
      given,
    );
    if (holds === "no") continue;
    for (const [key, value] of Object.entries(values)) {
      if (holds === "yes") entries.push(impliedEntry(key, value, nameRange));
      else possible.add(key);
    }
  }
  return [...entries, ...[...possible].map((key) => unknownEntry(key, nameRange))];
}

function handedOver({ name, key, without, only = {} }: BuilderParameter, given: Given): readonly TableEntry[] {
  const entry = given.get(name);
  if (key === undefined || entry === undefined) return [];
  const isLeftOut =
    without !== undefined && (entry.value.kind === "null" || (without === "falsy" && isFalse(entry.value)));
  const holds = allHold(Object.entries(only), given);
  if (isLeftOut || holds === "no") return [];
  return [holds === "yes" ? { ...entry, key } : unknownEntry(key, entry.keyRange)];
}

/** Whether each of some parameters is given one of its words. */
function allHold(
  conditions: readonly (readonly [string, readonly BuilderValue[]])[],
  given: Given,
): "yes" | "no" | "maybe" {
  let holds: "yes" | "maybe" = "yes";
  for (const [name, words] of conditions) {
    const entry = given.get(name);
    if (entry === undefined) return "no";
    if (entry.value.kind === "unknown") holds = "maybe";
    else if (!words.some((word) => isSame(entry.value, word))) return "no";
  }
  return holds;
}

function isSame(node: ConfigNode, word: BuilderValue): boolean {
  return "value" in node && node.kind !== "unknown" && node.value === word;
}

/** What `if not value` is true of. */
function isFalse(node: ConfigNode): boolean {
  switch (node.kind) {
    case "list":
      return node.items.length === 0;
    case "table":
      return node.entries.length === 0;
    case "integer":
    case "float":
      return Number(node.value) === 0;
    default:
      return node.kind !== "unknown" && (node.value === null || node.value === false || node.value === "");
  }
}

/** What nobody has written: the method's own value, or the default of a parameter. */
function impliedEntry(key: string, value: BuilderValue, range: TextRange): TableEntry {
  return { key, keyRange: range, value: nodeOf(value, range), isImplied: true };
}

function nodeOf(value: BuilderValue, range: TextRange): ConfigNode {
  if (value === null) return { kind: "null", value, range };
  switch (typeof value) {
    case "string":
      return { kind: "string", value, range };
    case "boolean":
      return { kind: "boolean", value, range };
    case "number":
      return { kind: Number.isInteger(value) ? "integer" : "float", value, range };
    default:
      return { kind: "list", items: value.map((each) => nodeOf(each, range)), range };
  }
}

function unknownEntry(key: string, range: TextRange): TableEntry {
  return { key, keyRange: range, value: { kind: "unknown", value: null, range }, isUncertain: true };
}
