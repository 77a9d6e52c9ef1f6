import type { TableEntry, TableNode } from "../../tree/tree.js";
import { tableAt } from "../../tree/tree.js";
import { mentionsVariable } from "../mentions.js";
import type { UnreadPart } from "../unread-part.js";
import { kindOf } from "./manifest.js";
import { startsPods } from "./pods.js";

/** Kinds that start nothing and of which all is read that concerns us. */
const OTHERS = new Set(["ConfigMap", "HorizontalPodAutoscaler", "ScaledObject", "Secret"]);

/** Whether nothing is read of objects of such a kind, whatever they may start. */
export function isOfUnreadKind(manifest: TableNode): boolean {
  const kind = kindOf(manifest);
  return kind !== undefined && !startsPods(kind) && !OTHERS.has(kind);
}

/** The objects of kinds that nobody here knows, and the files that ConfigMaps and Secrets keep. */
export function unreadObjects(manifests: readonly TableNode[]): readonly UnreadPart[] {
  return manifests.flatMap((manifest) => {
    const kind = kindOf(manifest);
    if (isOfUnreadKind(manifest)) {
      const reason = `slotwise reads no ${kind}`;
      return manifest.range === undefined ? [] : [{ range: manifest.range, reason }];
    }
    if (kind !== "ConfigMap" && kind !== "Secret") return [];
    const kept = ["data", "stringData"].flatMap((key) => tableAt(manifest, [key])?.entries ?? []);
    return kept.filter(isFile).flatMap(({ value }) => {
      const reason = `slotwise does not read the files that a ${kind} keeps`;
      return value.range === undefined ? [] : [{ range: value.range, reason }];
    });
  });
}

function isFile({ value }: TableEntry): boolean {
  return value.kind === "string" && mentionsVariable(String(value.value));
}
