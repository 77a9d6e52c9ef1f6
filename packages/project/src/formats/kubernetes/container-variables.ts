import { type ConfigNode, entryOf, type TableEntry, type TableNode, tableAt } from "../../tree/tree.js";
import { type EnvironmentVariable, type NamedSource, variableOfEntry } from "../environment.js";
import { type Applied, type AppliedObject, objectNamed, objectsNamed, ofKind } from "./applied.js";
import { kindOf, tablesIn, textAt, textBelow } from "./manifest.js";

/** What a container gets as variables, weakest first: whole ConfigMaps and Secrets, then its own `env`. */
export function variablesOf(
  container: TableNode,
  object: AppliedObject,
  applied: Applied,
): readonly EnvironmentVariable[] {
  return [...variablesFrom(container, object, applied), ...ownVariables(container, object, applied)];
}

/** `envFrom` takes every entry of a ConfigMap or Secret, with its prefix; of one that is not there nothing is known. */
function variablesFrom(container: TableNode, object: AppliedObject, applied: Applied): readonly EnvironmentVariable[] {
  return tablesIn(container, "envFrom").flatMap((source) => {
    const found = objectTaken(source, object, applied);
    const prefix = textAt(source, "prefix") ?? "";
    return (found === undefined ? [] : dataOf(found, applied)).map((each) => ({
      ...each,
      name: `${prefix}${each.name}`,
    }));
  });
}

function objectTaken(source: TableNode, object: AppliedObject, applied: Applied): AppliedObject | undefined {
  return (
    objectNamed("ConfigMap", textBelow(source, ["configMapRef"], "name"), applied, object) ??
    objectNamed("Secret", textBelow(source, ["secretRef"], "name"), applied, object)
  );
}

/** What a container takes variables from, and is not there. */
export function unknownSources(container: TableNode, object: AppliedObject, applied: Applied): readonly NamedSource[] {
  return tablesIn(container, "envFrom").flatMap((source) => {
    if (objectTaken(source, object, applied) !== undefined) return [];
    const kind = tableAt(source, ["configMapRef"]) === undefined ? "Secret" : "ConfigMap";
    const reference = tableAt(source, ["configMapRef"]) ?? tableAt(source, ["secretRef"]);
    const name = reference === undefined ? undefined : entryOf(reference, "name")?.value;
    if (name?.kind !== "string") return [];
    const reason = whyNotTaken(kind, String(name.value), object, applied);
    const tree = treeOf(name, object, applied);
    return [{ name: `${kind} ${String(name.value)}`, range: name.range, tree, ...(reason ? { reason } : {}) }];
  });
}

/** Undefined where there is none of that name. */
function whyNotTaken(kind: string, name: string, object: AppliedObject, applied: Applied): string | undefined {
  if (objectsNamed(kind, name, applied, object).length > 0) {
    return object.namespace === undefined
      ? "there is one in each of several namespaces"
      : "the one of that name is in another namespace";
  }
  const isRenamed = ofKind(kind, applied).some(({ names }) => names.includes(name));
  return isRenamed ? "kustomize gives it another name, which it does not put here" : applied.whyMissing?.(kind, name);
}

/** `env`, each with its value, or with the place where a ConfigMap has it. */
function ownVariables(container: TableNode, object: AppliedObject, applied: Applied): readonly EnvironmentVariable[] {
  return tablesIn(container, "env").flatMap((variable) => {
    const name = entryOf(variable, "name")?.value;
    if (name?.kind !== "string") return [];
    const tree = treeOf(name, object, applied);
    const named = { name: String(name.value), nameRange: name.range, tree };
    const value = entryOf(variable, "value");
    if (value !== undefined) {
      const read = variableOfEntry(value);
      const tree = treeOf(value.value, object, applied);
      // A patch may have the value alone.
      return [{ ...read, ...named, ...(tree === named.tree ? {} : { tree, nameRange: read.valueRange }) }];
    }
    const kept = keptIn(variable, object, applied);
    return [
      kept === undefined ? { ...named, value: undefined, valueRange: name.range } : { ...kept, name: named.name },
    ];
  });
}

/** The entry of a ConfigMap or Secret that a variable takes. */
function keptIn(variable: TableNode, object: AppliedObject, applied: Applied): EnvironmentVariable | undefined {
  for (const [kind, reference] of KEY_REFERENCES) {
    const path = ["valueFrom", reference];
    const holder = objectNamed(kind, textBelow(variable, path, "name"), applied, object);
    const key = textBelow(variable, path, "key");
    const found = holder === undefined ? undefined : dataOf(holder, applied).findLast(({ name }) => name === key);
    if (found !== undefined) return found;
  }
  return undefined;
}

const KEY_REFERENCES = [
  ["ConfigMap", "configMapKeyRef"],
  ["Secret", "secretKeyRef"],
] as const;

/** What a container takes anything of, by its kind and name. */
export function referencesOf(container: TableNode): readonly { readonly kind: string; readonly name: string }[] {
  const variables = tablesIn(container, "env").flatMap((variable) => tableAt(variable, ["valueFrom"]) ?? []);
  const named = (tables: readonly TableNode[], kind: string, key: string) =>
    tables.flatMap((table) => {
      const name = textBelow(table, [key], "name");
      return name === undefined ? [] : [{ kind, name }];
    });
  const whole = tablesIn(container, "envFrom");
  return [
    ...named(whole, "ConfigMap", "configMapRef"),
    ...named(whole, "Secret", "secretRef"),
    ...named(variables, "ConfigMap", "configMapKeyRef"),
    ...named(variables, "Secret", "secretKeyRef"),
  ];
}

/** What of a Secret is not plain text is as good as filled in later. */
export function dataOf(object: AppliedObject, applied: Applied): readonly EnvironmentVariable[] {
  const { manifest } = object;
  const isSecret = kindOf(manifest) === "Secret";
  const plain = tableAt(manifest, [isSecret ? "stringData" : "data"])?.entries ?? [];
  const hidden = isSecret ? (tableAt(manifest, ["data"])?.entries ?? []) : [];
  const variableOf = (entry: TableEntry) => ({
    ...variableOfEntry(entry),
    tree: treeOf(entry.value, object, applied),
  });
  return [...hidden.map((entry) => ({ ...variableOf(entry), value: undefined })), ...plain.map(variableOf)];
}

/** The tree that a value of an object stands in. */
export function treeOf(node: ConfigNode, { manifest }: AppliedObject, { originOf }: Applied): TableNode {
  return originOf?.(node) ?? manifest;
}
