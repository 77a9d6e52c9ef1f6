import type { DeploymentUnit, EnvironmentVariable, Replicas } from "./environment.js";
import { literalValue } from "./environment.js";
import { type ConfigNode, entryOf, type ScalarNode, type TableEntry, type TableNode, tableAt } from "./tree.js";

/**
 * The services of a Compose file.
 * @param text the file's: where a variable of a list begins, only it tells
 */
export function composeUnits(root: TableNode, text: string): readonly DeploymentUnit[] {
  return (tableAt(root, ["services"])?.entries ?? []).flatMap((service): DeploymentUnit[] => {
    if (service.value.kind !== "table") return [];
    return [
      {
        name: `service ${service.key}`,
        range: service.keyRange,
        environment: environmentOf(entryOf(service.value, "environment")?.value, text),
        replicas: replicasOf(service.value),
        environmentFiles: environmentFilesOf(entryOf(service.value, "env_file")?.value),
      },
    ];
  });
}

/** A list of `NAME=value`, or a mapping. */
function environmentOf(node: ConfigNode | undefined, text: string): readonly EnvironmentVariable[] {
  if (node?.kind === "table") return node.entries.map(fromEntry);
  if (node?.kind !== "list") return [];
  return node.items.flatMap((item) => (item.kind === "string" ? [fromAssignment(item, text)] : []));
}

/** One entry of a mapping; without a value it is taken from whoever calls Compose. */
export function fromEntry({ key, keyRange, value }: TableEntry): EnvironmentVariable {
  const isScalar = value.kind !== "table" && value.kind !== "list" && value.kind !== "null";
  return {
    name: key,
    nameRange: keyRange,
    value: isScalar ? literalValue(scalarText(value)) : undefined,
    valueRange: value.range ?? keyRange,
  };
}

/** A process gets text: whoever starts it writes a whole float as an integer, `5` for `5.0`. */
function scalarText(value: ConfigNode): string {
  return "value" in value ? String(value.value) : "";
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

function replicasOf(service: TableNode): Replicas | undefined {
  const deploy = tableAt(service, ["deploy"]);
  const entry = (deploy === undefined ? undefined : entryOf(deploy, "replicas")) ?? entryOf(service, "scale");
  const declared = countOf(entry?.value);
  return declared === undefined ? undefined : { ...declared, most: declared.most + surgeOf(service, declared.most) };
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
  return value === undefined || !("value" in value) ? undefined : String(value.value);
}

/** A whole number of runners, where the file says one. */
export function countOf(node: ConfigNode | undefined): Replicas | undefined {
  if (node === undefined || node.range === undefined || !("value" in node)) return undefined;
  const count = Number(node.value);
  if (!Number.isSafeInteger(count) || count < 1 || typeof node.value === "boolean") return undefined;
  return { least: count, most: count, range: node.range };
}

function environmentFilesOf(node: ConfigNode | undefined): readonly string[] {
  if (node === undefined) return [];
  if (node.kind === "list") return node.items.flatMap(environmentFilesOf);
  if (node.kind === "string") return [String(node.value)];
  const path = node.kind === "table" ? entryOf(node, "path")?.value : undefined;
  return path?.kind === "string" ? [String(path.value)] : [];
}
