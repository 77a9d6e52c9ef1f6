import { entryOf, type TableNode, tableAt } from "../../tree/tree.js";
import type { Mount } from "../environment.js";
import type { AppliedObject } from "./applied.js";
import { tablesIn, textAt } from "./manifest.js";

/**
 * The folders that a container shares or keeps.
 *
 * @param owner what the manifest is called: a volume that a pod makes is of this alone
 * @returns undefined where one of them is only known when the pod runs
 */
export function kubernetesMounts(
  container: TableNode,
  pod: TableNode,
  { manifest, namespace }: Pick<AppliedObject, "manifest" | "namespace">,
  owner: string,
): readonly Mount[] | undefined {
  const claimed = new Set(tablesIn(tableAt(manifest, ["spec"]) ?? manifest, "volumeClaimTemplates").flatMap(claimName));
  const volumes = new Map(tablesIn(pod, "volumes").map((volume) => [textAt(volume, "name"), volume]));
  const mounts: Mount[] = [];
  for (const mount of tablesIn(container, "volumeMounts")) {
    const name = textAt(mount, "name");
    const path = textAt(mount, "mountPath");
    const volume = volumes.get(name);
    if (name === undefined || path === undefined || entryOf(mount, "subPathExpr") !== undefined) return undefined;
    const part = textAt(mount, "subPath");
    const own = { path, source: `${owner}/${name}`, isOfEachCopy: true };
    if (claimed.has(name) || (volume !== undefined && isOfPod(volume))) mounts.push(own);
    else if (volume === undefined) return undefined;
    else mounts.push({ path, source: JSON.stringify([sourceOf(volume, name, namespace), part]) });
  }
  return mounts;
}

function claimName(template: TableNode): readonly string[] {
  const metadata = tableAt(template, ["metadata"]);
  const name = metadata === undefined ? undefined : textAt(metadata, "name");
  return name === undefined ? [] : [name];
}

/** Made with each pod, and gone with it. */
function isOfPod(volume: TableNode): boolean {
  return ["emptyDir", "ephemeral"].some((kind) => entryOf(volume, kind) !== undefined);
}

/** A claim by its name in its namespace; of any other the volume's own name has to do. */
function sourceOf(volume: TableNode, name: string, namespace = ""): string {
  const claim = tableAt(volume, ["persistentVolumeClaim"]);
  const host = tableAt(volume, ["hostPath"]);
  if (claim !== undefined) return `claim ${textAt(claim, "claimName")} ${namespace}`;
  return host === undefined ? `volume ${name}` : `folder ${textAt(host, "path")}`;
}
