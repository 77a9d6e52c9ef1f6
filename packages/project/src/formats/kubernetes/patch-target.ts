import { type TableNode, tableAt } from "../../tree/tree.js";
import type { BuiltObject } from "./built-object.js";
import { apiOf, groupOf, kindOf, nameOf, namespaceOf, textAt } from "./manifest.js";

/** Whether a patch without a target is for an object: it names its kind, and any name that it has had. */
export function isNamedBy(object: BuiltObject, patch: TableNode): boolean {
  const name = nameOf(patch);
  return (
    name !== undefined &&
    kindOf(patch) === kindOf(object.manifest) &&
    groupOf(patch) === groupOf(object.manifest) &&
    object.names.includes(name) &&
    isInNamespace(object, namespaceOf(patch))
  );
}

/** An object without a namespace is in the one that is called `default`. */
export function isInNamespace({ namespaces }: BuiltObject, namespace: string | undefined): boolean {
  return namespaces.includes(namespace ?? "default");
}

/**
 * Whether a `target` takes an object: each field is a pattern of the whole, and one that is missing takes any. A name may be
 * the first one or the one that it has now.
 */
export function isTargeted(object: BuiltObject, target: TableNode): boolean {
  const { manifest } = object;
  const names = [object.names[0] ?? "", object.names.at(-1) ?? ""];
  const namespaces = [object.namespaces[0] ?? "", object.namespaces.at(-1) ?? ""];
  const [group, version] = apiOf(manifest);
  return (
    matches(target, "group", [group]) &&
    matches(target, "version", [version]) &&
    matches(target, "kind", [kindOf(manifest) ?? ""]) &&
    matches(target, "name", names) &&
    matches(target, "namespace", namespaces) &&
    isSelected(textAt(target, "labelSelector"), tableAt(manifest, ["metadata", "labels"])) &&
    isSelected(textAt(target, "annotationSelector"), tableAt(manifest, ["metadata", "annotations"]))
  );
}

const PATTERNS = ["group", "version", "kind", "name", "namespace"];

/** Whether the patterns of a target are such as we try. */
export function isReadableTarget(target: TableNode): boolean {
  const isShort = SELECTORS.every((key) => (textAt(target, key) ?? "").length <= MOST_SELECTOR);
  return isShort && PATTERNS.every((key) => wholePattern(textAt(target, key) ?? "") !== undefined);
}

function matches(target: TableNode, key: string, values: readonly string[]): boolean {
  const pattern = textAt(target, key) ?? "";
  const whole = wholePattern(pattern);
  return pattern === "" || (whole !== undefined && values.some((value) => whole.test(value)));
}

/** Undefined for what JavaScript does not know, and for what might take it long: patterns of Go never do. */
function wholePattern(pattern: string): RegExp | undefined {
  const isSlow = (pattern.match(/[*+?{]/g) ?? []).length > MOST_REPEATED || /\)[*+?{]|\\\d/.test(pattern);
  if (pattern.length > MOST_PATTERN || isSlow) return undefined;
  try {
    return new RegExp(`^(?:${pattern})$`);
  } catch {
    return undefined;
  }
}

const MOST_PATTERN = 200;
const MOST_REPEATED = 3;
const SELECTORS = ["labelSelector", "annotationSelector"];
const MOST_SELECTOR = 500;

/** `a=b,c!=d,e in (f, g),h,!i` */
function isSelected(selector: string | undefined, table: TableNode | undefined): boolean {
  if (selector === undefined || selector.trim() === "") return true;
  const labels = new Map(
    (table?.entries ?? []).map(({ key, value }) => [key, "value" in value ? String(value.value) : ""]),
  );
  return (selector.match(/(?:[^,(]|\([^)]*\))+/g) ?? []).every((part) => isMet(part.trim(), labels));
}

function isMet(part: string, labels: ReadonlyMap<string, string>): boolean {
  const [, list = "", not, values = ""] = /^(\S+)\s+(not)?\s*in\s*\(([^)]*)\)$/.exec(part) ?? [];
  if (list !== "") {
    const isIn = values.split(",").some((value) => value.trim() === labels.get(list));
    return not === undefined ? isIn : !isIn;
  }
  const [, key = "", operator, value] = /^([^=!]+?)\s*(!=|==?)\s*(.*)$/.exec(part) ?? [];
  if (key !== "") return (labels.get(key) === value) === (operator !== "!=");
  return part.startsWith("!") ? !labels.has(part.slice(1).trim()) : labels.has(part);
}
