import type { ConfigNode } from "../tree/tree.js";
import { itemsOf, kindInWords } from "./coerce-collection.js";
import { type Coerced, type CoercedValue, type CoercingField, error, outOfRange, surprise, value } from "./coerced.js";
import { pythonFloat, pythonStrip } from "./python-number.js";
import { pythonFloatText, pythonRepr, pythonText } from "./python-text.js";

type Mapper = (node: ConfigNode, field: CoercingField) => Coerced;

/** The mappers that pynenc has of its own, by their names in its code. */
export const MAPPERS: ReadonlyMap<string, Mapper> = new Map<string, Mapper>([
  ["exception_config_mapper", exceptions],
  ["queue_names_config_mapper", (node) => queueNames(node, { isBroker: true })],
  ["runner_queue_names_config_mapper", (node) => queueNames(node, { isBroker: false })],
  ["priority_rules_mapper", priorityRules],
  ["queue_selection_strategy_mapper", selectionStrategy],
]);

/** Exceptions by their paths. Whether one exists only the running program knows. */
function exceptions(node: ConfigNode): Coerced {
  const items = itemsOf(node);
  if (items === undefined) return error(`Python finds no exceptions in ${kindInWords(node)}`);
  for (const item of items) {
    if (item.kind !== "string") return error(`${pythonRepr(item)} names no exception`);
    const isPath = /^[\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{N}_]*)+$/u.test(String(item.value));
    if (!isPath)
      return error(`${JSON.stringify(item.value)} is no module and exception, such as "builtins.ValueError"`);
  }
  const paths = items.map(pythonText);
  return node.kind === "table" ? surprise(paths, "Python keeps only the keys of a table") : value(paths);
}

const DEFAULT_QUEUE = "default";
const QUEUE_NAME = /^[A-Za-z0-9_.-]+$/;

function queueNames(node: ConfigNode, { isBroker }: { readonly isBroker: boolean }): Coerced {
  const items = sequenceOf(node);
  if (items === undefined) return noSequence(node);
  const named = items.map(pythonText);
  if (named.length === 0) return isBroker ? outOfRange("pynenc wants one queue at least") : value([]);
  const names = isBroker && !named.includes(DEFAULT_QUEUE) ? [DEFAULT_QUEUE, ...named] : named;
  const strange = names.find((name) => !QUEUE_NAME.test(name));
  if (strange !== undefined) return outOfRange(`${JSON.stringify(strange)} ${NO_QUEUE_NAME}`);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  return twice === undefined ? value(names) : outOfRange(`${JSON.stringify(twice)} is there twice`);
}

const NO_QUEUE_NAME = "is no name of a queue, which has letters, digits, `_`, `.` and `-` of ASCII alone";

/** Each `pattern: priority`, as the rules are. */
function priorityRules(node: ConfigNode): Coerced {
  const items = node.kind === "null" ? [] : sequenceOf(node);
  if (items === undefined) return noSequence(node);
  const rules: string[] = [];
  for (const item of items) {
    if (item.kind !== "table") return error(`${pythonRepr(item)} is no table with a task_id and a priority`);
    const entryOf = (key: string) => item.entries.find((entry) => entry.key === key)?.value;
    const [pattern, given] = [entryOf("task_id"), entryOf("priority")];
    if (pattern === undefined || given === undefined) return error("a rule has a task_id and a priority");
    const text = pythonText(pattern);
    const priority = priorityOf(given);
    if (text === "") return outOfRange("the task_id of a rule is empty");
    if (priority === undefined) return outOfRange(`${pythonRepr(given)} ${NO_PRIORITY}`);
    rules.push(`${text}: ${pythonFloatText(priority)}`);
  }
  return value(rules);
}

const NO_PRIORITY = "is no priority, which is a number from -100 to 100";

/** What `float()` makes of it, where that is a priority. */
function priorityOf(node: ConfigNode): number | undefined {
  const number = node.kind === "string" ? pythonFloat(String(node.value)) : numberOf(node);
  return number === undefined ? undefined : withinBounds(number);
}

function numberOf({ kind, ...node }: ConfigNode): number | undefined {
  return "value" in node && (kind === "boolean" || kind === "integer" || kind === "float")
    ? Number(node.value)
    : undefined;
}

function withinBounds(priority: number): number | undefined {
  return priority >= -100 && priority <= 100 ? priority : undefined;
}

function selectionStrategy(node: ConfigNode, { values = [] }: CoercingField): Coerced {
  if (node.kind !== "string") return error(`${pythonRepr(node)} is none of them`);
  const text = pythonStrip(String(node.value)).toLowerCase();
  return values.includes(text) ? value(text) : error(`${JSON.stringify(node.value)} is none of them`);
}

/** A text is a list with commas between; a table is none. */
function sequenceOf(node: ConfigNode): readonly ConfigNode[] | undefined {
  if (node.kind === "table") return undefined;
  if (node.kind !== "string" && node.kind !== "time") return itemsOf(node);
  const parts = String(node.value).split(",").map(pythonStrip);
  return parts.filter((part) => part !== "").map((part) => ({ kind: "string", value: part, range: node.range }));
}

function noSequence(node: ConfigNode): Coerced {
  return error(`pynenc makes no list of ${kindInWords(node)}`);
}

/** What pynenc checks of a task's settings once they are complete. */
export function checkedLater({ name }: CoercingField, coerced: Coerced): Coerced {
  if (!("value" in coerced)) return coerced;
  const reason = LATER.get(name)?.(coerced.value);
  return reason === undefined ? coerced : outOfRange(reason);
}

const LATER: ReadonlyMap<string, (value: CoercedValue) => string | undefined> = new Map([
  ["queue", (name) => (QUEUE_NAME.test(String(name)) ? undefined : `${JSON.stringify(name)} ${NO_QUEUE_NAME}`)],
  [
    "priority",
    (priority) =>
      withinBounds(Number(priority)) === undefined ? `${pythonFloatText(Number(priority))} ${NO_PRIORITY}` : undefined,
  ],
]);
