import { rememberFor } from "../../memory/remember.js";
import { type ConfigNode, entryAt, type TableNode } from "../../tree/tree.js";
import { countOf, type Replicas } from "../environment.js";
import { type Applied, type AppliedObject, objectNamed, objectsNamed, ofKind } from "./applied.js";
import { treeOf } from "./container-variables.js";
import { kindOf, textBelow } from "./manifest.js";

/** KEDA's own words, and what they are where nobody says. */
const KEDA_LEAST = 0;
const KEDA_MOST = 100;
const PAUSED_AT = "autoscaling.keda.sh/paused-replicas";

/**
 * What an autoscaler allows an object: a HorizontalPodAutoscaler, or a ScaledObject of KEDA; and a ScaledJob itself.
 *
 * @param written the number of replicas that the object names
 */
export function scalingOf(
  object: AppliedObject,
  written: Replicas | undefined,
  applied: Applied,
): Replicas | undefined {
  if (kindOf(object.manifest) === "ScaledJob") return kedaBounds(object, undefined, applied);
  const scalers = scalersNaming(object, applied).filter((each) => targetOf(each, applied) === object);
  const scalerOf = (kind: string) => scalers.find(({ manifest }) => kindOf(manifest) === kind);
  const keda = scalerOf("ScaledObject");
  if (keda !== undefined) return kedaBounds(keda, written, applied);
  const scaler = scalerOf("HorizontalPodAutoscaler");
  return scaler === undefined ? undefined : plainBounds(scaler, written, applied);
}

/** Whether an autoscaler names several objects, each of another namespace, and nobody knows which of them it is for. */
export function mayBeScaled(object: AppliedObject, applied: Applied): boolean {
  return scalersNaming(object, applied).some((scaler) => {
    if (scaler.namespace !== undefined || targetOf(scaler, applied) !== undefined) return false;
    const name = textBelow(scaler.manifest, TARGET, "name");
    return objectsNamed(targetKind(scaler), name, applied, scaler).includes(object);
  });
}

function scalersNaming(object: AppliedObject, applied: Applied): readonly AppliedObject[] {
  const named = new Set(object.names.flatMap((name) => scalersOf(applied).get(name) ?? []));
  return [...named].filter((each) => targetKind(each) === kindOf(object.manifest));
}

/** Autoscalers by the name of what they scale. */
const scalersOf = rememberFor((applied: Applied) => {
  const byTarget = new Map<string, AppliedObject[]>();
  for (const scaler of [...ofKind("ScaledObject", applied), ...ofKind("HorizontalPodAutoscaler", applied)]) {
    const name = textBelow(scaler.manifest, TARGET, "name") ?? "";
    const others = byTarget.get(name);
    if (others === undefined) byTarget.set(name, [scaler]);
    else others.push(scaler);
  }
  return byTarget;
});

const TARGET = ["spec", "scaleTargetRef"];

/** KEDA may leave it out; for the other it has to be there. */
function targetKind({ manifest }: AppliedObject): string {
  return textBelow(manifest, TARGET, "kind") ?? "Deployment";
}

function targetOf(scaler: AppliedObject, applied: Applied): AppliedObject | undefined {
  return objectNamed(targetKind(scaler), textBelow(scaler.manifest, TARGET, "name"), applied, scaler);
}

/** Kubernetes takes one replica as the least where nobody says, and scales nothing that is at zero on purpose. */
function plainBounds(scaler: AppliedObject, written: Replicas | undefined, applied: Applied): Replicas | undefined {
  const min = entryAt(scaler.manifest, ["spec", "minReplicas"])?.value;
  const least = countOf(min)?.most ?? 1;
  if (written?.most === 0 && least > 0) return undefined;
  const entry = entryAt(scaler.manifest, ["spec", "maxReplicas"]);
  const most = countOf(entry?.value);
  if (entry === undefined || most === undefined) return undefined;
  return {
    ...most,
    tree: treeOf(entry.value, scaler, applied),
    least: Math.min(least, most.most),
    others: [...placesOf([min], scaler, applied), ...(written === undefined ? [] : [written])],
  };
}

function kedaBounds(scaler: AppliedObject, written: Replicas | undefined, applied: Applied): Replicas | undefined {
  const { manifest } = scaler;
  const paused = entryAt(manifest, ["metadata", "annotations", PAUSED_AT]);
  const pausedAt = countOf(paused?.value);
  if (paused !== undefined && pausedAt !== undefined) {
    return { ...pausedAt, tree: treeOf(paused.value, scaler, applied) };
  }
  const numberAt = (key: string) => countOf(entryAt(manifest, ["spec", key])?.value)?.most;
  const entry = entryAt(manifest, ["spec", "maxReplicaCount"]) ?? named(manifest);
  if (entry?.value.range === undefined) return undefined;
  const most = numberAt("maxReplicaCount") ?? KEDA_MOST;
  // Where nothing happens there are as many as it says for that, and the least only while something does.
  const least = numberAt("idleReplicaCount") ?? numberAt("minReplicaCount") ?? KEDA_LEAST;
  const bounds = ["minReplicaCount", "idleReplicaCount"].map((key) => entryAt(manifest, ["spec", key])?.value);
  const others = [...placesOf(bounds, scaler, applied), ...(written === undefined ? [] : [written])];
  const { range } = entry.value;
  return { least: Math.min(least, most), most, range, tree: treeOf(entry.value, scaler, applied), others };
}

function placesOf(
  values: readonly (ConfigNode | undefined)[],
  scaler: AppliedObject,
  applied: Applied,
): NonNullable<Replicas["others"]> {
  return values.flatMap((value) =>
    value?.range === undefined ? [] : [{ range: value.range, tree: treeOf(value, scaler, applied) }],
  );
}

function named(manifest: TableNode) {
  return entryAt(manifest, ["metadata", "name"]) ?? entryAt(manifest, ["kind"]);
}
