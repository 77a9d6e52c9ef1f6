import { entryAt, entryOf, type TableNode, tableAt } from "../../tree/tree.js";
import { countOf, type DeploymentUnit, type Replicas } from "../environment.js";
import { type Applied, type AppliedObject, objectNamed, ofKind } from "./applied.js";
import { treeOf } from "./container-variables.js";
import { isTrueAt, kindOf, textBelow } from "./manifest.js";
import { mayBeScaled, scalingOf } from "./scaling.js";
import { surgeOf } from "./surge.js";

/** How many pods an object starts, as far as anybody says. */
type Count = Pick<DeploymentUnit, "replicas" | "isNumberUnknown">;

const UNCOUNTED: Count = { replicas: undefined, isNumberUnknown: true };

/** What an autoscaler allows, else the number of replicas; either way as many more as an update may add. */
export function replicasOf(object: AppliedObject, applied: Applied): Count {
  const { manifest } = object;
  const spec = tableAt(manifest, ["spec"]);
  if (spec === undefined) return { replicas: undefined };
  const kind = kindOf(manifest);
  if (kind === "Pod") return podCount(object, applied);
  // One on each node that will have it.
  if (kind === "DaemonSet") return UNCOUNTED;
  if (kind === "Job") return jobCount(spec, object, applied);
  if (kind === "CronJob") return cronJobCount(manifest, object, applied);
  if (kind === "ScaledJob") return scaledJobCount(spec, object, applied);
  const entry = entryOf(spec, "replicas");
  const tree = entry === undefined ? manifest : treeOf(entry.value, object, applied);
  const counted = countOf(entry?.value);
  const written = counted === undefined ? undefined : { ...counted, tree };
  const scaling = isScaledDown(object, applied) ? undefined : scalingOf(object, written, applied);
  if (scaling === undefined && (isFilledIn(spec, "replicas") || mayBeScaled(object, applied))) return UNCOUNTED;
  const declared = scaling ?? written;
  if (declared === undefined) return { replicas: undefined };
  if (isScaledDown(object, applied)) return { replicas: { ...declared, least: 0, most: 0 } };
  return { replicas: { ...declared, most: declared.most + surgeOf(manifest, declared.most) } };
}

/** A Deployment whose pods a Rollout starts instead, and takes away from it. */
function isScaledDown(object: AppliedObject, applied: Applied): boolean {
  return ofKind("Rollout", applied).some((rollout) => {
    const { manifest } = rollout;
    const path = ["spec", "workloadRef"];
    if ((textBelow(manifest, path, "scaleDown") ?? "never") === "never") return false;
    const name = textBelow(manifest, path, "name");
    return objectNamed("Deployment", name, applied, rollout) === object;
  });
}

/** One that nothing makes more of. */
function podCount(object: AppliedObject, applied: Applied): Count {
  const name = entryAt(object.manifest, ["metadata", "name"])?.value;
  if (name?.range === undefined) return { replicas: undefined };
  return { replicas: { least: 1, most: 1, range: name.range, tree: treeOf(name, object, applied) } };
}

/** A Job runs so many pods at a time, and never more than it wants to end. */
function jobCount(spec: TableNode, object: AppliedObject, applied: Applied): Count {
  if (isTrueAt(spec, "suspend")) return none(spec, object, applied);
  if (isFilledIn(spec, "parallelism")) return UNCOUNTED;
  const entry = entryOf(spec, "parallelism");
  const parallel = countOf(entry?.value);
  if (entry === undefined || parallel === undefined) return { replicas: undefined };
  const completions = countOf(entryOf(spec, "completions")?.value)?.most ?? Number.POSITIVE_INFINITY;
  const most = Math.min(parallel.most, completions);
  return { replicas: { ...parallel, least: most, most, tree: treeOf(entry.value, object, applied) } };
}

function cronJobCount(manifest: TableNode, object: AppliedObject, applied: Applied): Count {
  const spec = tableAt(manifest, ["spec"]);
  if (spec !== undefined && isTrueAt(spec, "suspend")) return none(spec, object, applied);
  const job = tableAt(manifest, ["spec", "jobTemplate", "spec"]);
  return job === undefined ? { replicas: undefined } : jobCount(job, object, applied);
}

/** KEDA scales jobs, each with as many pods as that one runs at a time. */
function scaledJobCount(spec: TableNode, object: AppliedObject, applied: Applied): Count {
  const job = tableAt(spec, ["jobTargetRef"]);
  const each: Count = job === undefined ? { replicas: undefined } : jobCount(job, object, applied);
  const jobs = scalingOf(object, undefined, applied);
  if (each.isNumberUnknown === true || jobs === undefined) return each;
  const pods = each.replicas?.most ?? 1;
  return { replicas: { ...jobs, least: jobs.least * pods, most: jobs.most * pods } };
}

function none(spec: TableNode, object: AppliedObject, applied: Applied): Count {
  const value = entryOf(spec, "suspend")?.value;
  if (value?.range === undefined) return { replicas: undefined };
  const replicas: Replicas = { least: 0, most: 0, range: value.range, tree: treeOf(value, object, applied) };
  return { replicas };
}

/** Whether a number is there that only somebody else knows. */
function isFilledIn(spec: TableNode, key: string): boolean {
  const value = entryOf(spec, key)?.value;
  return value !== undefined && value.kind !== "null" && countOf(value) === undefined;
}
