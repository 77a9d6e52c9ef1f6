import type { TextRange } from "../../text/source-text.js";
import { type ConfigNode, entryOf, type TableNode, tableAt } from "../../tree/tree.js";
import { fileName } from "../file-name.js";
import { isTrueAt, itemsIn, tablesIn, textAt } from "./manifest.js";

/** In the order in which kustomize looks for them in a folder. */
export const KUSTOMIZATION_NAMES: readonly string[] = ["kustomization.yaml", "kustomization.yml", "Kustomization"];

/** Whether a file is a kustomization, which only its name tells. */
export function isKustomization(path: string): boolean {
  return KUSTOMIZATION_NAMES.includes(fileName(path).base);
}

/** Whether a text may be a kustomization that says something: what it builds may have all its variables elsewhere. */
export function buildsSomething(text: string): boolean {
  return /^(?:resources?|bases|components|patches\w*|(?:configMap|secret)Generator|replicas):/im.test(text);
}

/** Whether a text is a list of operations that a kustomization takes for a patch. */
export function isOperations(text: string): boolean {
  return OPERATION.test(text) && /\bop["']?\s*:/.test(text);
}

/** The beginning of an item; bounded, since it is looked for in whatever there is. */
const OPERATION = /^(?:-|\[)[^\S\n]{0,20}(?:&\w{1,40}\s{1,20})?[{\s"']{0,20}\b(?:op|path|from|value)["']?\s{0,5}:/m;

/** Something that a kustomization names. */
export interface NamedPath {
  readonly path: string;
  readonly range: TextRange;
}

/** The folders and files whose objects a kustomization builds on. */
export function resourcesOf(kustomization: TableNode): readonly NamedPath[] {
  return [...pathsIn(kustomization, "resources"), ...pathsIn(kustomization, "bases")];
}

export function componentsOf(kustomization: TableNode): readonly NamedPath[] {
  return pathsIn(kustomization, "components");
}

/** A patch: where its text stands, in the kustomization or in a file, and whom it is for. */
export interface NamedPatch {
  /** The patch itself, where it stands in the kustomization; a text that could not be parsed is one still. */
  readonly inline: ConfigNode | undefined;
  readonly path: NamedPath | undefined;
  readonly target: TableNode | undefined;
  readonly range: TextRange;
}

/** Patches as kustomize applies them before it changes names. */
export function patchesOf(kustomization: TableNode): readonly NamedPatch[] {
  const merging = itemsIn(kustomization, "patchesStrategicMerge").flatMap((item): NamedPatch[] => {
    const path = pathIn(item);
    const isInline = path === undefined || path.path.includes("\n");
    const range = item.range ?? START;
    return [{ inline: isInline ? item : undefined, path: isInline ? undefined : path, target: undefined, range }];
  });
  return [...merging, ...patchTables(kustomization, "patches")];
}

/** Patches that it applies to the names that it has made. */
export function latePatchesOf(kustomization: TableNode): readonly NamedPatch[] {
  return patchTables(kustomization, "patchesJson6902");
}

function patchTables(kustomization: TableNode, key: string): readonly NamedPatch[] {
  return tablesIn(kustomization, key).map((table): NamedPatch => {
    const inline = entryOf(table, "patch");
    const path = entryOf(table, "path");
    const target = entryOf(table, "target")?.value;
    return {
      inline: inline?.value,
      path: path === undefined ? undefined : pathIn(path.value),
      target: target?.kind === "table" ? target : undefined,
      range: path?.value.range ?? inline?.keyRange ?? table.range ?? START,
    };
  });
}

/** What makes a ConfigMap or a Secret. */
export interface Generator {
  readonly kind: "ConfigMap" | "Secret";
  readonly table: TableNode;
  readonly behavior: "create" | "merge" | "replace";
}

export function generatorsOf(kustomization: TableNode): readonly Generator[] {
  return (["ConfigMap", "Secret"] as const).flatMap((kind) =>
    tablesIn(kustomization, kind === "ConfigMap" ? "configMapGenerator" : "secretGenerator").map((table) => {
      const behavior = textAt(table, "behavior");
      return { kind, table, behavior: behavior === "merge" || behavior === "replace" ? behavior : "create" };
    }),
  );
}

/** Whether the name of what a generator makes ends in a hash of it. */
export function isHashed({ table }: Generator, kustomization: TableNode): boolean {
  const isOff = (options: TableNode | undefined) => options !== undefined && isTrueAt(options, "disableNameSuffixHash");
  return !isOff(tableAt(table, ["options"])) && !isOff(tableAt(kustomization, ["generatorOptions"]));
}

/** The files of variables that a generator reads. */
export function variableFilesOf(generator: TableNode): readonly NamedPath[] {
  const one = entryOf(generator, "env")?.value;
  const single = one === undefined ? undefined : pathIn(one);
  return [...(single === undefined ? [] : [single]), ...pathsIn(generator, "envs")];
}

/** What builds objects that nobody here builds: plugins, charts, keys of lists that only a schema knows. */
export const UNREAD_PARTS: readonly string[] = [
  "helmCharts",
  "helmChartInflationGenerator",
  "generators",
  "transformers",
  "openapi",
];

export function pathsIn(table: TableNode, key: string): readonly NamedPath[] {
  return itemsIn(table, key).flatMap((item) => pathIn(item) ?? []);
}

function pathIn(node: ConfigNode): NamedPath | undefined {
  return node.kind === "string" ? { path: String(node.value), range: node.range } : undefined;
}

/** Whether a path leads to another machine. */
export function isRemote(path: string): boolean {
  return /:\/\/|^[\w.-]+@[\w.-]+:|[?&](?:ref|version)=|^(?:[\w-]+\.)+(?:com|org|io|net|dev)\/|\.git(?:\/|$)/.test(path);
}

const START: TextRange = { start: 0, end: 0 };
