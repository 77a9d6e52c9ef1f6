import { closest } from "../../text/closest.js";
import type { ConfigNode, SyntaxProblem, TableEntry, TableNode } from "../../tree/tree.js";

/** What kustomize 5.5 has at the root of a kustomization. */
const ROOT_FIELDS = [
  ...["apiVersion", "kind", "metadata", "resources", "bases", "components", "crds", "configurations", "openapi"],
  ...["patches", "patchesStrategicMerge", "patchesJson6902", "replacements", "vars", "replicas", "images", "imageTags"],
  ...["namePrefix", "nameSuffix", "namespace", "commonLabels", "labels", "commonAnnotations"],
  ...["configMapGenerator", "secretGenerator", "generatorOptions", "generators", "transformers", "validators"],
  ...["helmCharts", "helmGlobals", "helmChartInflationGenerator", "buildMetadata", "sortOptions"],
];

/** What it has within these, as far as it is read here. */
const INNER_FIELDS = [
  ...["name", "namespace", "behavior", "literals", "env", "envs", "files", "options", "disableNameSuffixHash"],
  ...["path", "patch", "target", "group", "version", "kind", "labelSelector", "annotationSelector", "count"],
  ...["source", "targets", "select", "reject", "fieldPaths"],
];

const ROOT = named(ROOT_FIELDS);
const INNER = named(INNER_FIELDS);

/** Below these, and in patches, keys are somebody's own. */
const OWN_KEYS = new Set(["commonLabels", "commonAnnotations", "labels", "annotations", "metadata", "patch"]);

/** A kustomization with its fields as kustomize understands them, whatever their case. */
export function withFields(root: TableNode): TableNode {
  return renamed(root, ROOT);
}

/** The first key that kustomize stops at, where it is nearly one that it knows. */
export function unknownField({ entries }: TableNode): SyntaxProblem | undefined {
  for (const { key, keyRange } of entries) {
    const meant = ROOT.has(key.toLowerCase()) ? undefined : closest(key, ROOT_FIELDS);
    if (meant !== undefined)
      return {
        range: keyRange,
        message: `A kustomization has no field ${key}, but one that is called ${meant}`,
        tolerated: true,
      };
  }
  return undefined;
}

function named(fields: readonly string[]): ReadonlyMap<string, string> {
  return new Map(fields.map((field) => [field.toLowerCase(), field]));
}

function renamed(table: TableNode, fields: ReadonlyMap<string, string>): TableNode {
  const entries = table.entries.map((entry): TableEntry => {
    const key = fields.get(entry.key.toLowerCase()) ?? entry.key;
    return { ...entry, key, value: OWN_KEYS.has(key) ? entry.value : below(entry.value) };
  });
  return { ...table, entries };
}

function below(node: ConfigNode): ConfigNode {
  if (node.kind === "table") return renamed(node, INNER);
  return node.kind === "list" ? { ...node, items: node.items.map(below) } : node;
}
