import { type ConfigNode, entryOf, type TableEntry, type TableNode, tableAt } from "../../tree/tree.js";
import type { NamedSource } from "../environment.js";

/** A Compose file, with the others that it may refer to. */
export interface ComposeFile {
  readonly root: TableNode;
  /** Where a variable of a list begins, only the text tells. */
  readonly text: string;
  /** What its paths lead from, which tells whether two files name the same one. */
  readonly path?: string;
  /** Whether that is another folder than its own, since what includes it says so. */
  readonly isMoved?: boolean;
  /** The file that this one is laid over: `compose.yaml`, of a `compose.prod.yaml`. */
  readonly base?: ComposeFile | undefined;
  /** Whether all that is in that one is started with it. */
  readonly startsBase?: boolean;
  /** All that it includes, and what those include, weakest first. */
  readonly included?: readonly ComposeFile[];
  /** Another file, by its path as this one writes it. */
  readonly fileAt?: (path: string) => ComposeFile | undefined;
  /** The profiles that are started without being asked for. */
  readonly profiles?: ReadonlySet<string> | undefined;
}

/** What one place says of something. */
export interface Said {
  readonly file: ComposeFile;
  readonly value: ConfigNode;
}

/** Compose's own tags: what stands below counts no more; and what stands here neither, or alone. */
const RESET = "!reset";
const OVERRIDE = "!override";

export function isReset({ tag }: ConfigNode): boolean {
  return tag === RESET;
}

/** What layers, weakest first, say of a key, less what a stronger one resets or overrides. */
export function saidOf(layers: readonly Said[], key: string): readonly Said[] {
  let said: readonly Said[] = [];
  for (const { file, value } of layers) {
    const entry = value.kind === "table" ? entryOf(value, key) : undefined;
    if (entry !== undefined) said = laidOver(said, file, entry.value);
  }
  return said;
}

function laidOver(below: readonly Said[], file: ComposeFile, value: ConfigNode): readonly Said[] {
  if (isReset(value)) return [];
  return value.tag === OVERRIDE ? [{ file, value: withoutTags(value) }] : [...below, { file, value }];
}

/** Below its own tag Compose looks for no other. */
function withoutTags(node: ConfigNode): ConfigNode {
  const { tag: _tag, ...rest } = node;
  if (rest.kind === "list") return { ...rest, items: rest.items.map(withoutTags) };
  if (rest.kind !== "table") return rest;
  return { ...rest, entries: rest.entries.map((entry) => ({ ...entry, value: withoutTags(entry.value) })) };
}

/** A service by its name, and the file that has the last word on it. */
export interface NamedService {
  readonly file: ComposeFile;
  readonly entry: TableEntry;
}

/** The services of a file itself. */
export function servicesOf(root: TableNode): readonly TableEntry[] {
  return tableAt(root, ["services"])?.entries ?? [];
}

/**
 * The services that a file starts: its own, those that it includes, and those of its base where that is started with it.
 *
 * @param withBases whether those of all that it is laid over are wanted as well
 */
export function servicesWithIncluded(file: ComposeFile, withBases = false): readonly NamedService[] {
  const services = new Map<string, NamedService>();
  for (const each of [file, ...(file.included ?? []).toReversed()]) {
    for (const entry of servicesOf(each.root)) {
      if (!services.has(entry.key)) services.set(entry.key, { file: each, entry });
    }
  }
  const isStarted = withBases || file.startsBase === true;
  if (isStarted && file.base !== undefined && !replacesServices(file.root)) {
    for (const each of servicesWithIncluded(file.base, withBases)) {
      if (!services.has(each.entry.key)) services.set(each.entry.key, each);
    }
  }
  return [...services.values()];
}

/** Whether a file takes nothing from the one that it is laid over. */
export function replacesServices(root: TableNode): boolean {
  const tag = entryOf(root, "services")?.value.tag;
  return tag === RESET || tag === OVERRIDE;
}

/** Nobody extends so deep. */
const MOST_DEPTH = 16;

/** A service that is being looked at: one that leads back to it would never end. */
interface Around {
  readonly root: TableNode;
  readonly name: string;
}

/**
 * What is said of a service, weakest first: by the file below this one, by what it includes, by what it extends, by itself.
 * @param unknown gets what it extends and is not there
 */
export function layersOf(
  file: ComposeFile,
  name: string,
  unknown: NamedSource[],
  around: readonly Around[] = [],
): readonly Said[] {
  if (around.length > MOST_DEPTH) return [];
  const within = [...around, { root: file.root, name }];
  const below = replacesServices(file.root)
    ? []
    : [...(file.base === undefined ? [] : [file.base]), ...(file.included ?? [])].flatMap((each) =>
        layersOf(each, name, unknown, within),
      );
  const services = tableAt(file.root, ["services"]);
  const service = services === undefined ? undefined : entryOf(services, name)?.value;
  if (service === undefined) return below;
  if (isReset(service)) return [];
  if (service.kind !== "table") return below;
  const extended = extendedLayers(file, service, unknown, within);
  if (service.tag === OVERRIDE) return [...extended, { file, value: withoutTags(service) }];
  return [...below, ...extended, { file, value: service }];
}

function extendedLayers(
  file: ComposeFile,
  service: TableNode,
  unknown: NamedSource[],
  around: readonly Around[],
): readonly Said[] {
  const extended = entryOf(service, "extends")?.value;
  if (extended === undefined || isReset(extended)) return [];
  const name = extended.kind === "table" ? textIn(extended, "service") : textOf(extended);
  if (name === undefined) return [];
  const path = extended.kind === "table" ? textIn(extended, "file") : undefined;
  const other = path === undefined ? { ...file, base: undefined } : file.fileAt?.(path);
  const isCircle = around.some((each) => each.root === other?.root && each.name === name);
  const layers = other === undefined || isCircle ? [] : layersOf(other, name, unknown, around);
  if (layers.length === 0 && extended.range !== undefined) {
    const where = path === undefined ? "" : ` of ${path}`;
    const source = { name: `service ${name}${where}`, range: extended.range, tree: file.root };
    unknown.push(isCircle ? { ...source, reason: "it leads back here in a circle, at which Compose stops" } : source);
  }
  return layers;
}

export function textIn(table: TableNode, key: string): string | undefined {
  const value = entryOf(table, key)?.value;
  return value === undefined ? undefined : textOf(value);
}

export function textOf(value: ConfigNode): string | undefined {
  return "value" in value ? String(value.value) : undefined;
}
