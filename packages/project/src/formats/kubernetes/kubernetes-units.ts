import type { TextRange } from "../../text/source-text.js";
import { type ConfigNode, entryAt, type TableNode } from "../../tree/tree.js";
import { commandFields } from "../command-fields.js";
import type { DeploymentUnit } from "../environment.js";
import { commandTexts } from "../syntax/command-text.js";
import { commandOfWords, type StartedCommand } from "../syntax/started-command.js";
import { type Applied, type AppliedObject, appliedAsIs, objectNamed } from "./applied.js";
import { configMounts } from "./config-mounts.js";
import { dataOf, referencesOf, treeOf, unknownSources, variablesOf } from "./container-variables.js";
import { kubernetesMounts } from "./kubernetes-mounts.js";
import { kindOf, textAt } from "./manifest.js";
import { objectTitle } from "./object-title.js";
import { containersOf, workloadOf } from "./pods.js";
import { replicasOf } from "./replicas.js";

/** A unit, and the tree of the file that it is in. */
export interface PlacedUnit {
  readonly tree: TableNode;
  readonly unit: DeploymentUnit;
}

/**
 * What the manifests of one file start, as they stand there.
 *
 * @param text all of that file
 */
export function kubernetesUnits(manifests: readonly TableNode[], text?: string): readonly DeploymentUnit[] {
  return unitsOfObjects({ objects: manifests.map(appliedAsIs), textOf: () => text }).map(({ unit }) => unit);
}

/** What objects start: containers, with what ConfigMaps and autoscalers say of them. */
export function unitsOfObjects(applied: Applied): readonly PlacedUnit[] {
  const { objects } = applied;
  const taken = new Set(
    objects.flatMap((object) =>
      containersOf(object.manifest)
        .flatMap(({ container }) => referencesOf(container))
        .flatMap(({ kind, name }) => objectNamed(kind, name, applied, object) ?? []),
    ),
  );
  return objects.flatMap((object): readonly PlacedUnit[] => {
    const started = containerUnits(object, applied);
    if (started.length > 0 || kindOf(object.manifest) !== "ConfigMap" || taken.has(object)) return started;
    return [configMapUnit(object, applied)];
  });
}

function containerUnits(object: AppliedObject, applied: Applied): readonly PlacedUnit[] {
  const { manifest } = object;
  const pod = workloadOf(object, applied) ?? object;
  const count = replicasOf(object, applied);
  const tree = nodeTree(manifest, object, applied);
  const title = objectTitle(object, applied);
  return containersOf(pod.manifest).map(({ container, podSpec, isNoRunner }): PlacedUnit => {
    const name = entryAt(container, ["name"])?.value;
    const isHere = name !== undefined && treeOf(name, pod, applied) === tree;
    const unit: DeploymentUnit = {
      name: `${title}, container ${textOf(name)}`.trim(),
      range: (isHere ? name.range : undefined) ?? nameRange(manifest),
      ...commandFields(variablesOf(container, pod, applied), commandOf(container, pod, applied), {
        unknownSources: unknownSources(container, pod, applied),
      }),
      ...count,
      isNoRunner,
      mounts: kubernetesMounts(container, podSpec, pod, title),
      covered: configMounts(container, podSpec, pod, applied),
      workingFolder: textAt(container, "workingDir")?.replace(/\/+$/, ""),
      network: object.namespace,
    };
    return { tree, unit };
  });
}

/** `args` stand behind `command`, or behind what the image says. */
function commandOf(container: TableNode, pod: AppliedObject, applied: Applied): StartedCommand {
  const texts = ["command", "args"].flatMap((key) => {
    const value = entryAt(container, [key])?.value;
    const items = value?.kind === "list" ? value.items : [];
    return items.flatMap((item) => {
      const tree = treeOf(item, pod, applied);
      return commandTexts(item, applied.textOf?.(tree), tree);
    });
  });
  return commandOfWords(texts);
}

/** A ConfigMap whose container is in another file, or in none: its settings are judged all the same. */
function configMapUnit(object: AppliedObject, applied: Applied): PlacedUnit {
  const { manifest } = object;
  return {
    tree: nodeTree(manifest, object, applied),
    unit: {
      name: objectTitle(object, applied),
      range: nameRange(manifest),
      environment: dataOf(object, applied),
      replicas: undefined,
      isNoRunner: true,
      environmentFiles: [],
    },
  };
}

/** The tree that an object is named in. */
function nodeTree(manifest: TableNode, object: AppliedObject, applied: Applied): TableNode {
  const name = entryAt(manifest, ["metadata", "name"]) ?? entryAt(manifest, ["kind"]);
  return name === undefined ? manifest : treeOf(name.value, object, applied);
}

function nameRange(manifest: TableNode): TextRange {
  return entryAt(manifest, ["metadata", "name"])?.value.range ?? { start: 0, end: 0 };
}

function textOf(node: ConfigNode | undefined): string {
  return node?.kind === "string" ? String(node.value) : "";
}
