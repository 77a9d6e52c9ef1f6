import type { SettingsDocument } from "../documents/document.js";
import { pathBeside } from "../finder/path-beside.js";
import { type ComposeFile, composeUnits, servicesOf } from "../formats/compose.js";
import type { DeploymentUnit } from "../formats/environment.js";
import { kubernetesUnits, objectKey } from "../formats/kubernetes.js";
import type { TableNode } from "../formats/tree.js";

/** Units that may be of one fleet. */
export interface UnitGroup {
  readonly units: readonly UnitOf[];
  /** The document that a tree of any of these units is of. */
  documentOf(tree: TableNode): SettingsDocument | undefined;
}

/** A unit, and the document that starts it. */
export interface UnitOf {
  readonly document: SettingsDocument;
  readonly unit: DeploymentUnit;
  /** Whether it only counts here, because the group of another document has it as a deployment. */
  readonly isElsewhere: boolean;
}

/**
 * The units that count together: those of the Kubernetes manifests of one folder, those of a Compose file with what it is
 * laid over; of anything else, those of one document.
 */
export function unitGroups(documents: readonly SettingsDocument[]): readonly UnitGroup[] {
  const kinds = { kubernetes: [] as SettingsDocument[], compose: [] as SettingsDocument[] };
  for (const document of documents) if (document.linkable !== undefined) kinds[document.linkable.kind].push(document);
  const others = documents.filter(({ linkable, units }) => linkable === undefined && units.length > 0);
  return [
    ...others.map((document) => ({ units: unitsOf(document, document.units), documentOf: () => document })),
    ...composeGroups(kinds.compose),
    ...kubernetesGroups(kinds.kubernetes),
  ];
}

function unitsOf(document: SettingsDocument, units: readonly DeploymentUnit[], isElsewhere = false): readonly UnitOf[] {
  return units.map((unit) => ({ document, unit, isElsewhere }));
}

function treesOf({ linkable }: SettingsDocument): readonly TableNode[] {
  return linkable?.trees ?? [];
}

/** Manifests of one folder are applied together, unless two of its files define the same object. */
function kubernetesGroups(documents: readonly SettingsDocument[]): readonly UnitGroup[] {
  const folders = new Map<string, SettingsDocument[]>();
  for (const document of documents) {
    const folder = pathBeside(document.path, ".");
    folders.set(folder, [...(folders.get(folder) ?? []), document]);
  }
  const together = [...folders.values()].flatMap((group) => {
    const objects = group.flatMap((each) => treesOf(each).flatMap((manifest) => objectKey(manifest) ?? []));
    return new Set(objects).size === objects.length ? [group] : group.map((document) => [document]);
  });
  return together.map((group) => {
    const holders = holdersOf(group);
    const units = group.flatMap((document) => {
      const others = group.filter((each) => each !== document).flatMap(treesOf);
      return unitsOf(document, others.length === 0 ? document.units : kubernetesUnits(treesOf(document), others));
    });
    return { units, documentOf: (tree) => holders.get(tree) };
  });
}

function composeGroups(documents: readonly SettingsDocument[]): readonly UnitGroup[] {
  const holders = holdersOf(documents);
  const documentOf = (tree: TableNode) => holders.get(tree);
  const byPath = new Map(documents.map((document) => [document.path, document]));
  const fileOf = (document: SettingsDocument): ComposeFile | undefined => {
    const [root] = treesOf(document);
    if (root === undefined) return undefined;
    const fileAt = (path: string) => {
      const other = byPath.get(pathBeside(document.path, path));
      return other === undefined ? undefined : fileOf(other);
    };
    return { root, text: document.source.text, fileAt };
  };
  return documents.flatMap((document) => {
    const file = fileOf(document);
    if (file === undefined) return [];
    if (documents.length === 1) return [{ units: unitsOf(document, document.units), documentOf }];
    const below = baseOf(document, documents);
    const base = below === undefined ? undefined : fileOf(below);
    const own = unitsOf(document, composeUnits({ ...file, base }));
    if (below === undefined || base === undefined) return [{ units: own, documentOf }];
    const names = new Set(servicesOf(file.root).map(({ key }) => `service ${key}`));
    const rest = composeUnits(base).filter(({ name }) => !names.has(name));
    return [{ units: [...own, ...unitsOf(below, rest, true)], documentOf }];
  });
}

const COMPOSE_NAME = /^((?:.*\/)?(?:docker-)?compose)([.-].+)?\.ya?ml$/;

/**
 * The file that a Compose file is laid over: of `compose.prod.yaml` the `compose.yaml` beside it, when it has one of the
 * services. Which files are really given together only a command line says.
 */
function baseOf(document: SettingsDocument, documents: readonly SettingsDocument[]): SettingsDocument | undefined {
  const [, name, variant] = COMPOSE_NAME.exec(document.path) ?? [];
  if (variant === undefined) return undefined;
  const base = documents.find(({ path }) => {
    const [, other, otherVariant] = COMPOSE_NAME.exec(path) ?? [];
    return other === name && otherVariant === undefined;
  });
  const servicesIn = (each: SettingsDocument) =>
    treesOf(each).flatMap((root) => servicesOf(root).map(({ key }) => key));
  if (base === undefined) return undefined;
  const known = new Set(servicesIn(base));
  return servicesIn(document).some((service) => known.has(service)) ? base : undefined;
}

function holdersOf(documents: readonly SettingsDocument[]): ReadonlyMap<TableNode, SettingsDocument> {
  return new Map(documents.flatMap((document) => treesOf(document).map((tree) => [tree, document] as const)));
}
