import type { TextRange } from "../../text/source-text.js";
import { type ConfigNode, entryOf, type TableNode, tableAt } from "../../tree/tree.js";
import {
  countOf,
  type DeploymentUnit,
  type EnvironmentVariable,
  type NamedSource,
  type Replicas,
  variableOfEntry,
} from "../environment.js";
import { kubernetesMounts } from "./kubernetes-mounts.js";

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
  return name === undefined ? undefined : JSON.stringify([textAt(manifest, "kind"), namespaceOf(manifest), name]);
}

/**
 * What the manifests of one file start: containers, with what ConfigMaps and autoscalers say of them.
 * @param others manifests of other files that are applied together with these
 */
export function kubernetesUnits(
  own: readonly TableNode[],
  others: readonly TableNode[] = [],
): readonly DeploymentUnit[] {
  const all = [...own, ...others];
  const taken = new Set(all.flatMap((each) => podsContainers(each)).flatMap(({ container }) => mapsNamedBy(container)));
  const units = own.flatMap((manifest) => {
    const name = `${textAt(manifest, "kind")} ${nameOf(manifest) ?? ""}`.trim();
    const replicas = replicasOf(manifest, all);
    return podsContainers(manifest).map(
      ({ container, pod, isNoRunner }): DeploymentUnit => ({
        name: `${name}, container ${textAt(container, "name") ?? ""}`.trim(),
        range: nameRange(container) ?? nameRange(tableAt(manifest, ["metadata"])) ?? START,
        environment: [...variablesFrom(container, all), ...variablesOf(container, manifest, all)],
        replicas,
        isNoRunner,
        environmentFiles: [],
        unknownSources: unknownSources(container, manifest, all),
        mounts: kubernetesMounts(container, pod, manifest, name),
      }),
    );
  });
  const left = own.filter((each) => textAt(each, "kind") === "ConfigMap" && !taken.has(nameOf(each)));
  return [...units, ...left.map(configMapUnit)];
}

/** The containers that a manifest starts, and whether each has ended before the others start. */
function podsContainers(
  manifest: TableNode,
): readonly { readonly container: TableNode; readonly pod: TableNode; readonly isNoRunner: boolean }[] {
  const podPath = POD_PATHS[textAt(manifest, "kind") ?? ""];
  const pod = podPath === undefined ? undefined : tableAt(manifest, podPath);
  if (pod === undefined) return [];
  return [
    ...tablesIn(pod, "containers").map((container) => ({ container, pod, isNoRunner: false })),
    // They end before the others start, but for those that Kubernetes calls sidecars.
    ...tablesIn(pod, "initContainers").map((container) => ({
      container,
      pod,
      isNoRunner: textAt(container, "restartPolicy") !== "Always",
    })),
  ];
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

/** `envFrom` takes every entry of a ConfigMap or Secret, with its prefix; of one that is not there nothing is known. */
function variablesFrom(container: TableNode, all: readonly TableNode[]): readonly EnvironmentVariable[] {
  return tablesIn(container, "envFrom").flatMap((source) => {
    const found = objectTaken(source, all);
    const prefix = textAt(source, "prefix") ?? "";
    return (found === undefined ? [] : dataOf(found)).map((each) => ({ ...each, name: `${prefix}${each.name}` }));
  });
}

function objectTaken(source: TableNode, all: readonly TableNode[]): TableNode | undefined {
  return (
    objectNamed("ConfigMap", referenceIn(source, "configMapRef"), all) ??
    objectNamed("Secret", referenceIn(source, "secretRef"), all)
  );
}

function unknownSources(container: TableNode, manifest: TableNode, all: readonly TableNode[]): readonly NamedSource[] {
  return tablesIn(container, "envFrom").flatMap((source) => {
    if (objectTaken(source, all) !== undefined) return [];
    const kind = tableAt(source, ["configMapRef"]) === undefined ? "Secret" : "ConfigMap";
    const reference = tableAt(source, ["configMapRef"]) ?? tableAt(source, ["secretRef"]);
    const name = reference === undefined ? undefined : entryOf(reference, "name")?.value;
    if (name?.kind !== "string") return [];
    return [{ name: `${kind} ${String(name.value)}`, range: name.range, tree: manifest }];
  });
}

/** `env`, each with its value, or with the place where a ConfigMap has it. */
function variablesOf(
  container: TableNode,
  manifest: TableNode,
  all: readonly TableNode[],
): readonly EnvironmentVariable[] {
  return tablesIn(container, "env").flatMap((variable) => {
    const name = entryOf(variable, "name");
    if (name?.value.kind !== "string") return [];
    const nameRange = name.value.range;
    const named = { name: String(name.value.value), nameRange, tree: manifest };
    const value = entryOf(variable, "value");
    if (value !== undefined) return [{ ...variableOfEntry(value), ...named }];
    const source = tableAt(variable, ["valueFrom"]);
    const reference = source === undefined ? undefined : tableAt(source, ["configMapKeyRef"]);
    const map = objectNamed("ConfigMap", reference === undefined ? undefined : textAt(reference, "name"), all);
    const key = reference === undefined ? undefined : textAt(reference, "key");
    const kept = map === undefined ? undefined : dataOf(map).find((each) => each.name === key);
    return [kept === undefined ? { ...named, value: undefined, valueRange: nameRange } : { ...kept, name: named.name }];
  });
}

/** The names of the ConfigMaps that a container takes anything of. */
function mapsNamedBy(container: TableNode): readonly (string | undefined)[] {
  const ofVariables = tablesIn(container, "env").map((variable) => {
    const source = tableAt(variable, ["valueFrom"]);
    return source === undefined ? undefined : referenceIn(source, "configMapKeyRef");
  });
  const whole = tablesIn(container, "envFrom").map((source) => referenceIn(source, "configMapRef"));
  return [...whole, ...ofVariables].filter((name) => name !== undefined);
}

function referenceIn(source: TableNode, key: string): string | undefined {
  const reference = tableAt(source, [key]);
  return reference === undefined ? undefined : textAt(reference, "name");
}

function objectNamed(kind: string, name: string | undefined, all: readonly TableNode[]): TableNode | undefined {
  if (name === undefined) return undefined;
  return all.find((each) => textAt(each, "kind") === kind && nameOf(each) === name);
}

/** What of a Secret is not plain text is as good as filled in later. */
function dataOf(object: TableNode): readonly EnvironmentVariable[] {
  const isSecret = textAt(object, "kind") === "Secret";
  const plain = tableAt(object, [isSecret ? "stringData" : "data"])?.entries ?? [];
  const hidden = isSecret ? (tableAt(object, ["data"])?.entries ?? []) : [];
  return [
    ...hidden.map((entry) => ({ ...variableOfEntry(entry), value: undefined, tree: object })),
    ...plain.map((entry) => ({ ...variableOfEntry(entry), tree: object })),
  ];
}

/** What an autoscaler allows, else the number of replicas; either way as many more as a rolling update may add. */
function replicasOf(manifest: TableNode, all: readonly TableNode[]): Replicas | undefined {
  const spec = tableAt(manifest, ["spec"]);
  if (spec === undefined) return undefined;
  const declared = scaledBy(manifest, all) ?? countOf(entryOf(spec, "replicas")?.value);
  if (declared === undefined) return undefined;
  return { tree: manifest, ...declared, most: declared.most + surgeOf(spec, declared.most) };
}

function scaledBy(manifest: TableNode, all: readonly TableNode[]): Replicas | undefined {
  const scaler = all.find((each) => {
    const target = tableAt(each, ["spec", "scaleTargetRef"]);
    if (textAt(each, "kind") !== "HorizontalPodAutoscaler" || target === undefined) return false;
    return textAt(target, "kind") === textAt(manifest, "kind") && textAt(target, "name") === nameOf(manifest);
  });
  const spec = scaler === undefined ? undefined : tableAt(scaler, ["spec"]);
  const most = spec === undefined ? undefined : countOf(entryOf(spec, "maxReplicas")?.value);
  if (scaler === undefined || spec === undefined || most === undefined) return undefined;
  // Kubernetes takes one replica as the least where nobody says.
  return { ...most, tree: scaler, least: countOf(entryOf(spec, "minReplicas")?.value)?.most ?? 1 };
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

function namespaceOf(manifest: TableNode): string | undefined {
  const metadata = tableAt(manifest, ["metadata"]);
  return metadata === undefined ? undefined : textAt(metadata, "namespace");
}
