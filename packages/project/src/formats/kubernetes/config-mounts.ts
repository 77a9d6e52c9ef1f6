import { type ConfigNode, entryOf, type TableNode, tableAt } from "../../tree/tree.js";
import type { CoveringMount } from "../environment.js";
import { type Applied, type AppliedObject, objectNamed } from "./applied.js";
import { treeOf } from "./container-variables.js";
import { tablesIn, textAt } from "./manifest.js";

/** Volumes that are filled with ConfigMaps and Secrets, each with the key that such a one is named by. */
const VOLUMES = [
  { volume: "configMap", kind: "ConfigMap", name: "name" },
  { volume: "secret", kind: "Secret", name: "secretName" },
] as const;

/** Where a container has files of ConfigMaps and Secrets: what its image has there it does not see. */
export function configMounts(
  container: TableNode,
  pod: TableNode,
  object: AppliedObject,
  applied: Applied,
): readonly CoveringMount[] {
  const volumes = new Map(tablesIn(pod, "volumes").map((volume) => [textAt(volume, "name"), volume]));
  return tablesIn(container, "volumeMounts").flatMap((mount) => {
    const volume = volumes.get(textAt(mount, "name"));
    const at = entryOf(mount, "mountPath")?.value;
    if (volume === undefined || at?.kind !== "string") return [];
    const part = textAt(mount, "subPath");
    const path = String(at.value).replace(/\/+$/, "");
    return VOLUMES.flatMap(({ volume: key, kind, name }) => {
      const source = tableAt(volume, [key]);
      if (source === undefined) return [];
      const named = textAt(source, name) ?? "";
      const files = filesOf(source, objectNamed(kind, named, applied, object), applied);
      return [
        {
          name: `${kind} ${named}`,
          range: at.range,
          tree: treeOf(at, object, applied),
          reason: `slotwise does not read the files that a ${kind} keeps`,
          path,
          isFolder: part === undefined,
          files: files.flatMap(({ within, ...file }) => {
            if (part === undefined) return [{ ...file, path: `${path}/${within}` }];
            return part === within ? [{ ...file, path }] : [];
          }),
        },
      ];
    });
  });
}

/** The files of a volume that a generator of a kustomization takes from such of the project, as they are named there. */
function filesOf(source: TableNode, object: AppliedObject | undefined, applied: Applied) {
  if (object === undefined) return [];
  const items = new Map(tablesIn(source, "items").map((item) => [textAt(item, "key"), textAt(item, "path")]));
  const entries = ["data", "stringData"].flatMap((key) => tableAt(object.manifest, [key])?.entries ?? []);
  return entries.flatMap(({ key, value }) => {
    const tree = treeOf(value, object, applied);
    const written = writtenAt(value, applied.textOf?.(tree));
    const within = items.size === 0 ? key : items.get(key);
    if (value.kind !== "unknown" || written === undefined || within === undefined) return [];
    return [{ within, name: written.slice(written.indexOf("=") + 1), tree }];
  });
}

function writtenAt({ range }: ConfigNode, text: string | undefined): string | undefined {
  return range === undefined ? undefined : text?.slice(range.start, range.end).replaceAll(/^["']|["']$/g, "");
}
