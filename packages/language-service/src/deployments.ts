import { carriesSettings, type SettingsDocument } from "./document.js";
import { fleetKey } from "./fleet-key.js";
import { type DeploymentUnit, entryOfVariable, isPynencVariable, type Replicas } from "./formats/environment.js";
import { kubernetesUnits, objectKey } from "./formats/kubernetes.js";
import type { TableNode } from "./formats/tree.js";
import type { RunnerRange } from "./runner-range.js";
import type { TextRange } from "./source-text.js";
import { filesNamedBy, pathsNamedIn } from "./sources/named-files.js";

/** How many runners a deployment starts, by what its files say. */
export interface DeploymentSize {
  readonly range: RunnerRange;
  readonly document: SettingsDocument;
  readonly place: TextRange;
}

/** One fleet: the sources of its settings, weakest first. */
export interface Deployment {
  /** The service, container, job or module that starts it; undefined for whatever is started in the folder. */
  readonly name: string | undefined;
  readonly documents: readonly SettingsDocument[];
  readonly size: DeploymentSize | undefined;
}

/**
 * The fleets that the files of one project start. A settings file is everybody's. Each thing with an environment of its
 * own is a fleet, each module that makes an application is one, and so is the folder itself.
 */
export function deploymentsOf(documents: readonly SettingsDocument[]): readonly Deployment[] {
  const isCode = ({ codeValues, codeFiles, assignments }: SettingsDocument) =>
    codeValues.length > 0 || codeFiles.length > 0 || assignments.length > 0;
  const isEnvironment = (document: SettingsDocument) => !isCode(document) && document.environment.length > 0;
  const shared = documents.filter(
    (document) => !isCode(document) && !isEnvironment(document) && document.units.length === 0,
  );
  const environments = documents.filter(isEnvironment);
  const sources = settingsFilesFor(shared, documents);
  const local = environments.filter(({ source }) => /(^|[\\/])\.env$/.test(source.name));

  const units = groupsOf(documents).flatMap((group) => unitDeployments(group, sources, environments));
  const modules = documents.filter(isCode).map(
    (document): Deployment => ({
      name: document.source.name,
      documents: sources([...local, document]),
      size: undefined,
    }),
  );
  const others = environments
    .filter((document) => !local.includes(document) && carriesSettings(document))
    .map((document): Deployment => ({ name: document.source.name, documents: sources([document]), size: undefined }));
  const own: Deployment = { name: undefined, documents: sources(local), size: undefined };
  const rest = [...units, ...modules, ...others];
  return own.documents.length > 0 && (rest.length === 0 || own.documents.some(worthJudging)) ? [own, ...rest] : rest;
}

/** The settings files of what has this environment and code, weakest first, and behind them that itself. */
type SourcesOf = (started: readonly SettingsDocument[]) => readonly SettingsDocument[];

/**
 * A settings file is everybody's, unless something names it to pynenc: then it is a source of what names it. One with a
 * name of pynenc's own is a source of those as well that name none.
 */
function settingsFilesFor(shared: readonly SettingsDocument[], documents: readonly SettingsDocument[]): SourcesOf {
  const claimed = new Set(documents.flatMap(pathsNamedIn));
  if (claimed.size === 0) return (started) => [...shared, ...started];
  const byPath = new Map(shared.map((document) => [document.path, document]));
  return (started) => {
    const named = filesNamedBy(started).flatMap(({ path, configClass }) => {
      const document = path === undefined ? undefined : byPath.get(path);
      return document === undefined
        ? []
        : [configClass === undefined ? document : { ...document, onlyFor: configClass }];
    });
    const isTaken = named.some(({ onlyFor }) => onlyFor === undefined);
    const general = shared.filter(
      ({ path }) =>
        path === "pyproject.toml" || !claimed.has(path) || (!isTaken && /(?:^|\/)pynenc\.[a-z]+$/.test(path)),
    );
    return [...general, ...named, ...started];
  };
}

function worthJudging(document: SettingsDocument): boolean {
  return carriesSettings(document) || document.syntaxProblem !== undefined;
}

/**
 * The documents whose units make fleets together: the manifests of one folder, which are applied together unless two of
 * them define the same object; of anything else, each document for itself.
 */
function groupsOf(documents: readonly SettingsDocument[]): readonly (readonly SettingsDocument[])[] {
  const folders = new Map<string, SettingsDocument[]>();
  for (const document of documents) {
    if (document.units.length === 0 && document.manifests.length === 0) continue;
    const key = document.manifests.length > 0 ? beside(document.path, ".") : `${document.path}:`;
    const group = folders.get(key) ?? [];
    folders.set(key, group);
    group.push(document);
  }
  return [...folders.values()].flatMap((group) => {
    const objects = group.flatMap(({ manifests }) => manifests.flatMap((manifest) => objectKey(manifest) ?? []));
    return new Set(objects).size === objects.length ? [group] : group.map((document) => [document]);
  });
}

/** Something that is started, with where its settings and its number stand. */
interface Started {
  readonly document: SettingsDocument;
  /** What its document says of it. */
  readonly unit: DeploymentUnit;
  readonly sources: readonly SettingsDocument[];
  readonly replicas: PlacedReplicas | undefined;
}

interface PlacedReplicas extends Replicas {
  readonly document: SettingsDocument;
}

function unitDeployments(
  group: readonly SettingsDocument[],
  sourcesOf: SourcesOf,
  environments: readonly SettingsDocument[],
): readonly Deployment[] {
  const started = group.flatMap((document) =>
    unitsIn(document, group).map((unit) => startedUnit(unit, document, group, sourcesOf, environments)),
  );
  const isOurs = ({ sources }: Started) =>
    sources.some(({ environment }) => environment.some(({ key }) => isPynencVariable({ name: key })));
  const ours = started.filter(isOurs).map((each) => ({ ...each, fleet: fleetKey(each.sources) }));
  const fleets = new Map<string, Started[]>();
  for (const each of ours) {
    if (each.unit.isNoRunner === true) continue;
    const members = fleets.get(each.fleet) ?? [];
    fleets.set(each.fleet, members);
    members.push(each);
  }
  const sizes = new Map([...fleets].map(([fleet, members]) => [fleet, sizeOfFleet(members)]));
  const told = new Set<SettingsDocument>();
  return ours.map(({ document, unit, sources, replicas, fleet }) => {
    // What only prepares has settings of its own, and how many it prepares for says nothing of them.
    const size = unit.isNoRunner === true ? undefined : sizes.get(fleet);
    const place = replicas ?? size?.replicas;
    // What is misspelt in things that are none of ours is told once, with the first of their file that is.
    const isFirst = !told.has(document);
    told.add(document);
    const strangers = isFirst ? started.filter((each) => each.document === document && !isOurs(each)) : [];
    const own = sources.at(-1);
    const units = [unit, ...strangers.map((each) => each.unit)];
    return {
      name: unit.name,
      documents: own === undefined || !isFirst ? sources : [...sources.slice(0, -1), { ...own, units }],
      size:
        size === undefined || place === undefined
          ? undefined
          : { range: size.range, document: place.document, place: place.range },
    };
  });
}

function unitsIn(document: SettingsDocument, group: readonly SettingsDocument[]): readonly DeploymentUnit[] {
  if (group.length === 1) return document.units;
  const others = group.filter((each) => each !== document).flatMap(({ manifests }) => manifests);
  return kubernetesUnits(document.manifests, others);
}

function startedUnit(
  unit: DeploymentUnit,
  document: SettingsDocument,
  group: readonly SettingsDocument[],
  sourcesOf: SourcesOf,
  environments: readonly SettingsDocument[],
): Started {
  const holderOf = (manifest: TableNode | undefined) =>
    (manifest === undefined || group.length === 1
      ? undefined
      : group.find((each) => each.manifests.includes(manifest))) ?? document;
  const files = unit.environmentFiles.flatMap((path) => {
    const wanted = beside(document.path, path);
    return environments.filter((each) => each.path === wanted);
  });
  const variablesIn = (holder: SettingsDocument) =>
    unit.environment.filter(({ manifest }) => holderOf(manifest) === holder);
  const others = group.flatMap((each) => {
    const environment = each === document ? [] : variablesIn(each);
    return environment.length === 0 ? [] : [{ ...each, environment: environment.map(entryOfVariable), units: [] }];
  });
  const { replicas, ...rest } = unit;
  const holder = holderOf(replicas?.manifest);
  const own = {
    ...rest,
    environment: variablesIn(document),
    replicas: holder === document ? replicas : undefined,
  };
  const read = { ...document, environment: own.environment.map(entryOfVariable), units: [own] };
  return {
    document,
    unit: own,
    sources: sourcesOf([...files, ...others, read]),
    replicas: replicas === undefined ? undefined : { ...replicas, document: holder },
  };
}

/**
 * The replicas of all units of one application and store, added up: one service is not the whole fleet. One that says nothing
 * starts one. Undefined where none of them says anything: then nobody declared a size.
 */
function sizeOfFleet(
  fleet: readonly Started[],
): { readonly range: RunnerRange; readonly replicas: PlacedReplicas } | undefined {
  const declared = fleet.find(({ replicas }) => replicas !== undefined)?.replicas;
  if (declared === undefined) return undefined;
  const sum = (end: "least" | "most") => fleet.reduce((total, { replicas }) => total + (replicas?.[end] ?? 1), 0);
  return { range: { least: sum("least"), most: sum("most") }, replicas: declared };
}

/** A path as a file names it, seen from where the file's own name is seen from. */
function beside(name: string, path: string): string {
  const parts = [...name.replaceAll("\\", "/").split("/").slice(0, -1), ...path.split("/")];
  const resolved: string[] = [];
  for (const part of parts) {
    if (part === ".." && resolved.length > 0 && resolved.at(-1) !== "..") resolved.pop();
    else if (part !== "." && (part !== "" || resolved.length === 0)) resolved.push(part);
  }
  return resolved.join("/");
}
