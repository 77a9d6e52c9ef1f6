import { type TableNode, tableAt } from "../../tree/tree.js";
import { type Applied, type AppliedObject, objectNamed } from "./applied.js";
import { kindOf, tablesIn, textAt, textBelow } from "./manifest.js";

const TEMPLATE = ["spec", "template", "spec"];

/** Where each kind keeps its pod. */
const POD_PATHS: ReadonlyMap<string, readonly string[]> = new Map([
  ["Pod", ["spec"]],
  ["Deployment", TEMPLATE],
  ["StatefulSet", TEMPLATE],
  ["ReplicaSet", TEMPLATE],
  ["ReplicationController", TEMPLATE],
  ["DaemonSet", TEMPLATE],
  ["Job", TEMPLATE],
  ["CronJob", ["spec", "jobTemplate", ...TEMPLATE]],
  // Argo's, and one of KEDA's.
  ["Rollout", TEMPLATE],
  ["ScaledJob", ["spec", "jobTargetRef", "template", "spec"]],
]);

/** Whether objects of a kind start pods, in a way that is known here. */
export function startsPods(kind: string | undefined): boolean {
  return POD_PATHS.has(kind ?? "");
}

export interface PodContainer {
  readonly container: TableNode;
  /** What all containers of the pod have in common. */
  readonly podSpec: TableNode;
  /** Whether it has ended before the others start. */
  readonly isNoRunner: boolean;
}

/** The containers that a manifest starts, where it has them itself. */
export function containersOf(manifest: TableNode): readonly PodContainer[] {
  const path = POD_PATHS.get(kindOf(manifest) ?? "");
  const podSpec = path === undefined ? undefined : tableAt(manifest, path);
  if (podSpec === undefined) return [];
  return [
    ...tablesIn(podSpec, "containers").map((container) => ({ container, podSpec, isNoRunner: false })),
    // They end before the others start, but for those that Kubernetes calls sidecars.
    ...tablesIn(podSpec, "initContainers").map((container) => ({
      container,
      podSpec,
      isNoRunner: textAt(container, "restartPolicy") !== "Always",
    })),
  ];
}

/** The object whose pods a Rollout of Argo's starts instead of its own. */
export function workloadOf(object: AppliedObject, applied: Applied): AppliedObject | undefined {
  if (kindOf(object.manifest) !== "Rollout") return undefined;
  const path = ["spec", "workloadRef"];
  const kind = textBelow(object.manifest, path, "kind") ?? "Deployment";
  return objectNamed(kind, textBelow(object.manifest, path, "name"), applied, object);
}
