import { type ConfigNode, entryAt, type TableNode, tableAt } from "../../tree/tree.js";
import { kindOf } from "./manifest.js";

/** How many pods an update adds to those that are there, where the manifest says it. */
export function surgeOf(manifest: TableNode, replicas: number): number {
  const strategy = ["spec", "strategy"];
  if (kindOf(manifest) !== "Rollout") return countOrShare(manifest, [...strategy, "rollingUpdate"], replicas);
  // Both versions run whole until the old one is taken away.
  if (tableAt(manifest, [...strategy, "blueGreen"]) !== undefined) return replicas;
  if (tableAt(manifest, [...strategy, "canary", "trafficRouting"]) !== undefined) return replicas;
  return countOrShare(manifest, [...strategy, "canary"], replicas);
}

/** `2`, or `"25%"` rounded up. */
function countOrShare(manifest: TableNode, path: readonly string[], replicas: number): number {
  const surge: ConfigNode | undefined = entryAt(manifest, [...path, "maxSurge"])?.value;
  if (surge === undefined || !("value" in surge)) return 0;
  const percent = /^(\d+)%$/.exec(String(surge.value));
  if (percent !== null) return Math.ceil((replicas * Number(percent[1])) / 100);
  const count = Number(surge.value);
  return Number.isSafeInteger(count) && count >= 0 ? count : 0;
}
