import type { TableNode } from "../../tree/tree.js";
import { kindOf } from "./manifest.js";

/** Objects that say something of what is started; of others nothing is asked. */
const TOLD = new Set([
  "ConfigMap",
  "CronJob",
  "DaemonSet",
  "Deployment",
  "HorizontalPodAutoscaler",
  "Job",
  "Pod",
  "ReplicaSet",
  "ReplicationController",
  "Rollout",
  "ScaledJob",
  "ScaledObject",
  "Secret",
  "StatefulSet",
]);

export function isTold(manifest: TableNode): boolean {
  return TOLD.has(kindOf(manifest) ?? "");
}

/** What has no part in how many runners there are, and with which variables. */
const HARMLESS = new Set([
  "affinity",
  "annotations",
  "args",
  "command",
  "image",
  "imagePullPolicy",
  "imagePullSecrets",
  "labels",
  "lifecycle",
  "livenessProbe",
  "matchLabels",
  "nodeSelector",
  "podSecurityContext",
  "ports",
  "priorityClassName",
  "readinessProbe",
  "resources",
  "schedule",
  "securityContext",
  "serviceAccount",
  "serviceAccountName",
  "serviceName",
  "startupProbe",
  "terminationGracePeriodSeconds",
  "tolerations",
  "topologySpreadConstraints",
]);
const NAMES = new Set(["name", "namespace", "claimName", "secretName"]);
const DATA = new Set(["data", "stringData"]);

/** Whether a text that is only known later names something here: what has the same is the same. */
export function mayBeNamed(path: readonly string[]): boolean {
  return NAMES.has(path.at(-1) ?? "") && path.at(-2) !== "env" && !path.some((key) => DATA.has(key));
}

/**
 * Whether it does no harm that something is only known later: it is nothing that counts, or a value that may be anything.
 *
 * @param path its kind, and the keys that lead to it
 * @param isText whether it may have more than one word in it
 */
export function mayBeAnything(path: readonly string[], isText: boolean): boolean {
  const [kind, ...keys] = path;
  const isData = DATA.has(keys[0] ?? "");
  // Those of KEDA's objects say how many there are.
  const isCounting = keys.includes("annotations") && (kind === "ScaledObject" || kind === "ScaledJob");
  if (keys.some((key) => HARMLESS.has(key)) && !keys.includes("env") && !isData && !isCounting) return true;
  if (isText) return false;
  const isVariable = keys.at(-1) === "value" && keys.at(-2) === "env";
  return isVariable || keys.at(-1) === "replicas" || (isData && keys.length === 2);
}
