import { entryOf, type TableEntry, type TableNode, tableAt } from "../../tree/tree.js";
import type { BuiltObject } from "./built-object.js";
import { withEntriesAt, withValueAt } from "./change-object.js";
import { kindOf, tablesIn, textAt } from "./manifest.js";

/** What a kustomization makes of the objects that it has: another namespace, other names, labels and annotations. */
export function renamed(objects: readonly BuiltObject[], kustomization: TableNode): readonly BuiltObject[] {
  const namespace = textAt(kustomization, "namespace");
  const prefix = textAt(kustomization, "namePrefix") ?? "";
  const suffix = textAt(kustomization, "nameSuffix") ?? "";
  const labels = [
    ...tableEntries(kustomization, "commonLabels"),
    ...tablesIn(kustomization, "labels").flatMap((each) => tableEntries(each, "pairs")),
  ];
  const annotations = tableEntries(kustomization, "commonAnnotations");
  return objects.map(({ manifest, names, namespace: before, affixes, namespaces, isHashed }) => ({
    manifest: withEntriesAt(
      withEntriesAt(manifest, ["metadata", "labels"], labels),
      ["metadata", "annotations"],
      annotations,
    ),
    names: prefix === "" && suffix === "" ? names : [...names, `${prefix}${names.at(-1) ?? ""}${suffix}`],
    namespace: namespace ?? before,
    affixes: prefix === "" && suffix === "" ? affixes : JSON.stringify([affixes, prefix, suffix]),
    namespaces: namespace === undefined ? namespaces : [...namespaces, namespace],
    isHashed,
  }));
}

function tableEntries(table: TableNode, key: string): readonly TableEntry[] {
  return tableAt(table, [key])?.entries ?? [];
}

const COUNTED = new Set(["Deployment", "ReplicaSet", "ReplicationController", "StatefulSet"]);

/** `replicas` of a kustomization names the objects that have so many. */
export function counted(objects: readonly BuiltObject[], kustomization: TableNode): readonly BuiltObject[] {
  return tablesIn(kustomization, "replicas").reduce((all, each) => {
    const name = textAt(each, "name");
    const count = entryOf(each, "count");
    if (name === undefined || count === undefined) return all;
    return all.map((object) =>
      object.names.includes(name) && COUNTED.has(kindOf(object.manifest) ?? "")
        ? { ...object, manifest: withValueAt(object.manifest, ["spec", "replicas"], count) }
        : object,
    );
  }, objects);
}
