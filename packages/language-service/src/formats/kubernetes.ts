import type { TextRange } from "../source-text.js";
import { countOf, fromEntry } from "./compose.js";
import type { DeploymentUnit, EnvironmentVariable, Replicas } from "./environment.js";
import { type ConfigNode, entryOf, type TableNode, tableAt } from "./tree.js";

/** Where each kind keeps its pod. */
const POD_PATHS: Readonly<Record<string, readonly string[]>> = {
  Pod: ["spec"],
  Deployment: ["spec", "template", "spec"],
  StatefulSet: ["spec", "template", "spec"],
  ReplicaSet: ["spec", "template", "spec"],
  DaemonSet: ["spec", "template", "spec"],
  Job: ["spec", "template", "spec"],
  CronJob: ["spec", "jobTemplate", "spec", "template", "spec"],
};

/** The containers of Kubernetes manifests, with what ConfigMaps and autoscalers of the same file say of them. */
export function kubernetesUnits(roots: readonly ConfigNode[]): readonly DeploymentUnit[] {
  const manifests = roots.flatMap(manifestsOf);
  const taken = new Set<TableNode>();
  const units = manifests.flatMap((manifest) => {
    const podPath = POD_PATHS[textAt(manifest, "kind") ?? ""];
    const pod = podPath === undefined ? undefined : tableAt(manifest, podPath);
    if (pod === undefined) return [];
    const name = `${textAt(manifest, "kind")} ${nameOf(manifest) ?? ""}`.trim();
    const replicas = replicasOf(manifest, manifests);
    const unitOf = (container: TableNode, isNoRunner: boolean): DeploymentUnit => {
      const maps = configMapsOf(container, manifests);
      for (const map of maps) taken.add(map);
      return {
        name: `${name}, container ${textAt(container, "name") ?? ""}`.trim(),
        range: nameRange(container) ?? nameRange(tableAt(manifest, ["metadata"])) ?? START,
        environment: [...maps.flatMap(dataOf), ...environmentOf(container)],
        replicas,
        isNoRunner,
        environmentFiles: [],
      };
    };
    return [
      ...tablesIn(pod, "containers").map((container) => unitOf(container, false)),
      // They end before the others start, but for those that Kubernetes calls sidecars.
      ...tablesIn(pod, "initContainers").map((each) => unitOf(each, textAt(each, "restartPolicy") !== "Always")),
    ];
  });
  const left = manifests.filter((each) => textAt(each, "kind") === "ConfigMap" && !taken.has(each));
  return [...units, ...left.map(configMapUnit)];
}

const START = { start: 0, end: 0 };

/** A ConfigMap whose container is in another file, or in none: its settings are judged all the same. */
function configMapUnit(map: TableNode): DeploymentUnit {
  return {
    name: `ConfigMap ${nameOf(map) ?? ""}`.trim(),
    range: nameRange(tableAt(map, ["metadata"])) ?? START,
    environment: dataOf(map),
    replicas: undefined,
    isNoRunner: true,
    environmentFiles: [],
  };
}

function nameRange(table: TableNode | undefined): TextRange | undefined {
  const name = table === undefined ? undefined : entryOf(table, "name");
  return name?.value.range;
}

/** A `List` holds manifests as its items. */
function manifestsOf(root: ConfigNode): readonly TableNode[] {
  if (root.kind !== "table") return [];
  return textAt(root, "kind") === "List" ? tablesIn(root, "items") : [root];
}

function environmentOf(container: TableNode): readonly EnvironmentVariable[] {
  return tablesIn(container, "env").flatMap((variable) => {
    const name = entryOf(variable, "name");
    if (name?.value.kind !== "string") return [];
    const value = entryOf(variable, "value");
    const nameRange = name.value.range;
    const named = { name: String(name.value.value), nameRange };
    if (value === undefined) return [{ ...named, value: undefined, valueRange: nameRange }];
    return [{ ...fromEntry(value), ...named }];
  });
}

/** `envFrom` takes every entry of a ConfigMap; one that this file does not hold says nothing. */
function configMapsOf(container: TableNode, manifests: readonly TableNode[]): readonly TableNode[] {
  return tablesIn(container, "envFrom").flatMap((source) => {
    const reference = tableAt(source, ["configMapRef"]);
    const name = reference === undefined ? undefined : textAt(reference, "name");
    const map = manifests.find((each) => textAt(each, "kind") === "ConfigMap" && nameOf(each) === name);
    return map === undefined ? [] : [map];
  });
}

function dataOf(map: TableNode): readonly EnvironmentVariable[] {
  return (tableAt(map, ["data"])?.entries ?? []).map(fromEntry);
}

/** What an autoscaler allows, else the number of replicas; either way as many more as a rolling update may add. */
function replicasOf(manifest: TableNode, manifests: readonly TableNode[]): Replicas | undefined {
  const spec = tableAt(manifest, ["spec"]);
  if (spec === undefined) return undefined;
  const declared = scaledBy(manifest, manifests) ?? countOf(entryOf(spec, "replicas")?.value);
  if (declared === undefined) return undefined;
  return { ...declared, most: declared.most + surgeOf(spec, declared.most) };
}

function scaledBy(manifest: TableNode, manifests: readonly TableNode[]): Replicas | undefined {
  const scaler = manifests.find((each) => {
    const target = tableAt(each, ["spec", "scaleTargetRef"]);
    if (textAt(each, "kind") !== "HorizontalPodAutoscaler" || target === undefined) return false;
    return textAt(target, "kind") === textAt(manifest, "kind") && textAt(target, "name") === nameOf(manifest);
  });
  const spec = scaler === undefined ? undefined : tableAt(scaler, ["spec"]);
  const most = spec === undefined ? undefined : countOf(entryOf(spec, "maxReplicas")?.value);
  if (spec === undefined || most === undefined) return undefined;
  // Kubernetes takes one replica as the least where nobody says.
  return { ...most, least: countOf(entryOf(spec, "minReplicas")?.value)?.most ?? 1 };
}

/** Only a declared surge counts: `2`, or `"25%"` rounded up. */
function surgeOf(spec: TableNode, replicas: number): number {
  const rolling = tableAt(spec, ["strategy", "rollingUpdate"]);
  const surge = rolling === undefined ? undefined : entryOf(rolling, "maxSurge")?.value;
  if (surge === undefined || !("value" in surge)) return 0;
  const percent = /^(\d+)%$/.exec(String(surge.value));
  if (percent !== null) return Math.ceil((replicas * Number(percent[1])) / 100);
  const count = Number(surge.value);
  return Number.isSafeInteger(count) && count >= 0 ? count : 0;
}

function tablesIn(table: TableNode, key: string): readonly TableNode[] {
  const list = entryOf(table, key)?.value;
  return list?.kind === "list" ? list.items.filter((item) => item.kind === "table") : [];
}

function textAt(table: TableNode, key: string): string | undefined {
  const value = entryOf(table, key)?.value;
  return value?.kind === "string" ? String(value.value) : undefined;
}

function nameOf(manifest: TableNode): string | undefined {
  const metadata = tableAt(manifest, ["metadata"]);
  return metadata === undefined ? undefined : textAt(metadata, "name");
}
