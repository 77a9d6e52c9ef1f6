import { type ConfigNode, entryOf, type TableNode } from "../../tree/tree.js";
import type { Mount } from "../environment.js";
import { type Said, saidOf } from "./compose-layers.js";

/**
 * The folders that a Compose service shares or keeps.
 *
 * @param layers what says something of the service, weakest first; a later one adds its own
 * @param mountsOf those of another service, by its name
 * @returns undefined where one is only filled in later, or is that of a container started elsewhere
 */
export function composeMounts(
  name: string,
  layers: readonly Said[],
  mountsOf: (service: string) => readonly Mount[] | undefined = () => undefined,
): readonly Mount[] | undefined {
  const mounts: Mount[] = [];
  for (const { node } of itemsOf(layers, "volumes_from")) {
    const [other = ""] = (textOf(node) ?? "").split(":");
    const taken = other === "container" ? undefined : mountsOf(other);
    if (taken === undefined) return undefined;
    mounts.push(...taken);
  }
  for (const item of [...itemsOf(layers, "volumes"), ...itemsOf(layers, "tmpfs")]) {
    const mount = item.isOwn ? ownFolder(item.node, name) : mountOf(item.node, name);
    if (mount === undefined) return undefined;
    mounts.push(mount);
  }
  return mounts;
}

function itemsOf(layers: readonly Said[], key: "volumes" | "volumes_from" | "tmpfs") {
  const said = saidOf(layers, key).filter(({ value }) => value.kind !== "null");
  const nodes = said.flatMap(({ value }) => (value.kind === "list" ? value.items : [value]));
  return nodes.map((node) => ({ node, isOwn: key === "tmpfs" }));
}

/** Memory of each container alone: `/run`, `/run:size=64m` */
function ownFolder(node: ConfigNode, name: string): Mount | undefined {
  const [path = ""] = (textOf(node) ?? "").split(":");
  return path.startsWith("/") ? { path, source: `memory of ${name}`, isOfEachCopy: true } : undefined;
}

function mountOf(node: ConfigNode, name: string): Mount | undefined {
  if (node.kind !== "table") return shortMount(textOf(node) ?? "", name);
  const path = textIn(node, "target");
  if (path === undefined || !path.startsWith("/")) return undefined;
  const source = textIn(node, "source");
  if (textIn(node, "type") === "tmpfs" || source === undefined) return anonymous(path, name);
  return isFilledIn(source) ? undefined : { path, source };
}

/** `queue:/data`, `./data:/data:rw`, or `/data` alone for a volume without a name. */
function shortMount(text: string, name: string): Mount | undefined {
  if (isFilledIn(text)) return undefined;
  const [source = "", path] = text.replace(/^([A-Za-z]):(?=[\\/])/, "$1\u0000").split(":");
  if (path === undefined) return source.startsWith("/") ? anonymous(source, name) : undefined;
  return path.startsWith("/") ? { path, source: source.replace("\u0000", ":") } : undefined;
}

function anonymous(path: string, name: string): Mount {
  return { path, source: `volume of ${name}`, isOfEachCopy: true };
}

function isFilledIn(text: string): boolean {
  return text.includes("$");
}

function textIn(table: TableNode, key: string): string | undefined {
  const value = entryOf(table, key)?.value;
  return value === undefined ? undefined : textOf(value);
}

function textOf(node: ConfigNode): string | undefined {
  return node.kind === "string" ? String(node.value) : undefined;
}
