import {
  type ConfigNode,
  entryOf,
  type ScalarNode,
  type TableEntry,
  type TableNode,
  tableAt,
} from "../../tree/tree.js";
import {
  countOf,
  type DeploymentUnit,
  type EnvironmentVariable,
  literalValue,
  type NamedSource,
  type Replicas,
  variableOfEntry,
} from "../environment.js";
import { composeMounts } from "./compose-mounts.js";

/** A Compose file, with the others that it may refer to. */
export interface ComposeFile {
  readonly root: TableNode;
  /** Where a variable of a list begins, only the text tells. */
  readonly text: string;
  /** The file that this one is laid over: `compose.yaml`, of a `compose.prod.yaml`. */
  readonly base?: ComposeFile | undefined;
  /** Another file, by its path as this one writes it. */
  readonly fileAt?: (path: string) => ComposeFile | undefined;
}

/** One place that says something of a service. */
interface Layer {
  readonly file: ComposeFile;
  readonly service: TableNode;
}

/** The services of a Compose file, with what they extend and what they are laid over. */
export function composeUnits(file: ComposeFile): readonly DeploymentUnit[] {
  const services = servicesOf(file.root);
  const prepares = new Set(services.flatMap(({ value }) => (value.kind === "table" ? awaitedBy(value) : [])));
  return services.flatMap(({ key, keyRange, value }): DeploymentUnit[] => {
    if (value.kind !== "table") return [];
    const unknownSources: NamedSource[] = [];
    const layers = layersOf(file, key, unknownSources);
    return [
      {
        name: `service ${key}`,
        range: keyRange,
        environment: layers.flatMap(({ file: { root, text }, service }) =>
          environmentOf(entryOf(service, "environment")?.value, text).map((each) => ({ ...each, tree: root })),
        ),
        replicas: layers.flatMap((layer) => replicasOf(layer) ?? []).at(-1),
        isNoRunner: prepares.has(key),
        environmentFiles: layers.flatMap(({ file: { root }, service }) =>
          environmentFilesOf(entryOf(service, "env_file")?.value).map((each) => ({ ...each, tree: root })),
        ),
        unknownSources,
        mounts: composeMounts(
          key,
          layers.map(({ service }) => service),
        ),
      },
    ];
  });
}

/** The paths of other files that the services of one extend. */
export function extendedFiles(root: TableNode): readonly string[] {
  return servicesOf(root).flatMap(({ value }) => {
    const extended = value.kind === "table" ? tableAt(value, ["extends"]) : undefined;
    return extended === undefined ? [] : (textIn(extended, "file") ?? []);
  });
}

export function servicesOf(root: TableNode): readonly TableEntry[] {
  return tableAt(root, ["services"])?.entries ?? [];
}

/** What a service says, weakest first: the file below this one, what it extends, its own. */
function layersOf(file: ComposeFile, name: string, unknown: NamedSource[], depth = 0): readonly Layer[] {
  const service = tableAt(file.root, ["services", name]);
  const below = file.base === undefined ? [] : layersOf(file.base, name, unknown, depth + 1);
  if (service === undefined) return below;
  return [...below, ...extendedLayers(file, service, unknown, depth), { file, service }];
}

/** Nobody extends so deep; services that extend each other would never end. */
const MOST_DEPTH = 16;

function extendedLayers(
  file: ComposeFile,
  service: TableNode,
  unknown: NamedSource[],
  depth: number,
): readonly Layer[] {
  const extended = entryOf(service, "extends")?.value;
  if (extended === undefined || depth > MOST_DEPTH) return [];
  const name = extended.kind === "table" ? textIn(extended, "service") : textOf(extended);
  if (name === undefined) return [];
  const path = extended.kind === "table" ? textIn(extended, "file") : undefined;
  const other = path === undefined ? { ...file, base: undefined } : file.fileAt?.(path);
  const layers = other === undefined ? [] : layersOf(other, name, unknown, depth + 1);
  if (layers.length === 0 && extended.range !== undefined) {
    const where = path === undefined ? "" : ` of ${path}`;
    unknown.push({ name: `service ${name}${where}`, range: extended.range, tree: file.root });
  }
  return layers;
}

/** The services that have to have ended before this one starts. */
function awaitedBy(service: TableNode): readonly string[] {
  const entries = tableAt(service, ["depends_on"])?.entries ?? [];
  return entries.flatMap(({ key, value }) =>
    value.kind === "table" && textIn(value, "condition") === "service_completed_successfully" ? [key] : [],
  );
}

/** A list of `NAME=value`, or a mapping. */
function environmentOf(node: ConfigNode | undefined, text: string): readonly EnvironmentVariable[] {
  if (node?.kind === "table") return node.entries.map(variableOfEntry);
  if (node?.kind !== "list") return [];
  return node.items.flatMap((item) => (item.kind === "string" ? [fromAssignment(item, text)] : []));
}

function fromAssignment({ value, range }: ScalarNode, text: string): EnvironmentVariable {
  const [name = "", ...rest] = String(value).split("=");
  const written = text.slice(range.start, range.end);
  // Within quotes, or below the header of a block, which may have a comment.
  const header = /^[|>]/.test(written) ? written.indexOf("\n") : 0;
  const start = range.start + Math.max(0, written.indexOf(name, header));
  const end = range.end - (/^["']/.test(written) ? 1 : 0);
  return {
    name,
    nameRange: { start, end: Math.min(start + name.length, end) },
    value: rest.length === 0 ? undefined : literalValue(rest.join("=")),
    valueRange: { start: Math.min(start + name.length + 1, end), end },
  };
}

function replicasOf({ file: { root }, service }: Layer): Replicas | undefined {
  const deploy = tableAt(service, ["deploy"]);
  const entry = (deploy === undefined ? undefined : entryOf(deploy, "replicas")) ?? entryOf(service, "scale");
  const declared = countOf(entry?.value);
  if (declared === undefined) return undefined;
  return { ...declared, most: declared.most + surgeOf(service, declared.most), tree: root };
}

/** `order: start-first` starts that many new ones before the old ones stop; one without a number, all with 0. */
function surgeOf(service: TableNode, replicas: number): number {
  const update = tableAt(service, ["deploy", "update_config"]);
  if (update === undefined || textIn(update, "order") !== "start-first") return 0;
  const parallelism = Number(textIn(update, "parallelism") ?? 1);
  if (!Number.isSafeInteger(parallelism) || parallelism < 0) return 0;
  return parallelism === 0 ? replicas : Math.min(parallelism, replicas);
}

function textIn(table: TableNode, key: string): string | undefined {
  const value = entryOf(table, key)?.value;
  return value === undefined ? undefined : textOf(value);
}

function textOf(value: ConfigNode): string | undefined {
  return "value" in value ? String(value.value) : undefined;
}

function environmentFilesOf(node: ConfigNode | undefined): readonly NamedSource[] {
  if (node === undefined) return [];
  if (node.kind === "list") return node.items.flatMap(environmentFilesOf);
  if (node.kind === "string") return [{ name: String(node.value), range: node.range }];
  return node.kind === "table" ? environmentFilesOf(entryOf(node, "path")?.value) : [];
}
