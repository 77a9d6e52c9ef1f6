import { type ConfigNode, entryOf, type TableNode, tableAt } from "../../tree/tree.js";

/** The manifests of a file; a `List` holds them as its items. */
export function manifestsIn(roots: readonly ConfigNode[]): readonly TableNode[] {
  return roots.flatMap((root) => {
    if (root.kind !== "table") return [];
    return textAt(root, "kind") === "List" ? tablesIn(root, "items") : [root];
  });
}

/** What tells objects apart; undefined for one without a name. */
export function objectKey(manifest: TableNode): string | undefined {
  const name = nameOf(manifest);
  return name === undefined ? undefined : JSON.stringify([kindOf(manifest), namespaceOf(manifest), name]);
}

export function kindOf(manifest: TableNode): string | undefined {
  return textAt(manifest, "kind");
}

export function nameOf(manifest: TableNode): string | undefined {
  return textBelow(manifest, ["metadata"], "name");
}

export function namespaceOf(manifest: TableNode): string | undefined {
  return textBelow(manifest, ["metadata"], "namespace");
}

export function textBelow(table: TableNode, path: readonly string[], key: string): string | undefined {
  const below = tableAt(table, path);
  return below === undefined ? undefined : textAt(below, key);
}

export function textAt(table: TableNode, key: string): string | undefined {
  const value = entryOf(table, key)?.value;
  return value?.kind === "string" ? String(value.value) : undefined;
}

export function isTrueAt(table: TableNode, key: string): boolean {
  const value = entryOf(table, key)?.value;
  return value?.kind === "boolean" && value.value === true;
}

/** The tables of a list; none where there is no list. */
export function tablesIn(table: TableNode, key: string): readonly TableNode[] {
  return itemsIn(table, key).filter((item) => item.kind === "table");
}

/** What is in a list; nothing where there is no list. */
export function itemsIn(table: TableNode, key: string): readonly ConfigNode[] {
  const list = entryOf(table, key)?.value;
  return list?.kind === "list" ? list.items : [];
}

/** Whether a manifest is of a kind that Kubernetes brings, as its `apiVersion` tells. */
export function isBuiltIn(manifest: TableNode): boolean {
  return BUILT_IN.test(textAt(manifest, "apiVersion") ?? "");
}

const BUILT_IN = /^(?:(?:apps|batch|autoscaling|policy|extensions|(?:[\w-]+\.)*k8s\.io)\/)?v\d\w*$/;

export function groupOf(manifest: TableNode): string {
  return apiOf(manifest)[0];
}

/** `apps/v1` as its group and version; `v1` has no group. */
export function apiOf(manifest: TableNode): readonly [group: string, version: string] {
  const api = textAt(manifest, "apiVersion") ?? "";
  const at = api.indexOf("/");
  return [api.slice(0, Math.max(at, 0)), api.slice(at + 1)];
}
