import type { RunnerRange } from "../declarations/runner-range.js";
import { carriesSettings, type SettingsDocument, setsInCode } from "../documents/document.js";
import { environmentFilesOf, filesNamedBy, filesNamedIn } from "../finder/named-files.js";
import { readVariables } from "../formats/dotenv/read-variables.js";
import {
  type DeploymentUnit,
  type EnvironmentVariable,
  entryOfVariable,
  isPynencVariable,
  type Replicas,
} from "../formats/environment.js";
import type { UnitGroup, UnitOf } from "../formats/unit-group.js";
import { pathBeside } from "../text/path-beside.js";
import type { TextRange } from "../text/source-text.js";
import type { TableNode } from "../tree/tree.js";
import { fleetKey } from "./fleet-key.js";
import { unitGroups } from "./unit-groups.js";

/** How many runners a deployment starts, by what its files say. */
export interface DeploymentSize {
  readonly range: RunnerRange;
  readonly document: SettingsDocument;
  readonly place: TextRange;
  /** Everything that was added up. */
  readonly members: readonly FleetMember[];
}

/** Something that starts runners of a fleet. */
export interface FleetMember {
  readonly name: string;
  readonly runners: RunnerRange;
  /** Where it says how many, else where it is named. */
  readonly document: SettingsDocument;
  readonly range: TextRange;
}

/** One fleet: the sources of its settings, weakest first. */
export interface Deployment {
  /** The service, container, job or module that starts it; undefined for whatever is started in the folder. */
  readonly name: string | undefined;
  readonly documents: readonly SettingsDocument[];
  readonly size: DeploymentSize | undefined;
  /** What it takes settings from as well, and nobody here has read. */
  readonly unknown: readonly UnknownSource[];
  /** Whether it is the folder itself beside what its files start: then only what they say of slots is worth judging. */
  readonly isBeside: boolean;
}

/** A source of settings that is named, and was not read. */
export interface UnknownSource {
  /** As it is named: a path, `ConfigMap settings`. */
  readonly name: string;
  readonly document: SettingsDocument;
  readonly range: TextRange;
}

/**
 * The fleets that the files of one project start. A settings file is everybody's. Each thing with an environment of its
 * own is a fleet, each module that makes an application is one, and so is the folder itself.
 */
export function deploymentsOf(given: readonly SettingsDocument[]): readonly Deployment[] {
  const taken = new Set(given.flatMap(environmentFilesOf));
  const documents = given.map((document) => (taken.has(document.path) ? asVariables(document) : document));
  const isEnvironment = (document: SettingsDocument) =>
    !setsInCode(document) && ((document.environment ?? []).length > 0 || taken.has(document.path));
  const shared = documents.filter(
    (document) => !setsInCode(document) && !isEnvironment(document) && (document.started?.units ?? []).length === 0,
  );
  const environments = documents.filter(isEnvironment);
  const sources = settingsFilesFor(shared, documents);
  const local = environments.filter(({ source }) => /(^|[\\/])\.env$/.test(source.name));

  const units = unitGroups(documents).flatMap((group) => unitDeployments(group, sources, environments));
  const modules = documents
    .filter(setsInCode)
    .flatMap(applicationsIn)
    .map(
      ({ name, document }): Deployment => ({
        name,
        documents: sources([...local, document]),
        size: undefined,
        unknown: [],
        isBeside: false,
      }),
    );
  const others = environments
    .filter((document) => !local.includes(document) && !taken.has(document.path) && carriesSettings(document))
    .map(
      (document): Deployment => ({
        name: document.source.name,
        documents: sources([document]),
        size: undefined,
        unknown: [],
        isBeside: false,
      }),
    );
  const rest = [...units, ...modules, ...others];
  const own: Deployment = {
    name: undefined,
    documents: sources(local),
    size: undefined,
    unknown: [],
    isBeside: rest.length > 0,
  };
  return own.documents.length > 0 && (rest.length === 0 || own.documents.some(worthJudging)) ? [own, ...rest] : rest;
}

/** A file of variables may have any name, such as `.envs/production`, once something reads it as one. */
function asVariables(document: SettingsDocument): SettingsDocument {
  return document.format === undefined ? { ...document, ...readVariables(document.source.text) } : document;
}

/** A module once for each application that it makes, with the settings of that one. */
function applicationsIn(document: SettingsDocument) {
  const { source, code } = document;
  if (code === undefined || code.applications.length < 2) return [{ name: source.name, document }];
  return code.applications.map(({ name, ...settings }) => ({
    name: `${source.name} (${name})`,
    document: { ...document, code: { ...code, ...settings } },
  }));
}

/** The settings files of what has this environment and code, weakest first, and behind them that itself. */
type SourcesOf = (started: readonly SettingsDocument[]) => readonly SettingsDocument[];

/**
 * A settings file is everybody's, unless something names it to pynenc: then it is a source of what names it. One with a
 * name of pynenc's own that is named for all classes is a source of those as well that name none.
 */
function settingsFilesFor(shared: readonly SettingsDocument[], documents: readonly SettingsDocument[]): SourcesOf {
  const claims = documents.flatMap(filesNamedIn);
  const claimed = new Set(claims.map(({ path }) => path));
  const forAll = new Set(claims.filter(({ configClass }) => configClass === undefined).map(({ path }) => path));
  if (claimed.size === 0) return (started) => [...shared, ...started];
  const byPath = new Map(shared.map((document) => [document.path, document]));
  return (started) => {
    const named = filesNamedBy(started).flatMap(({ path, configClass }): SettingsDocument[] => {
      const document = path === undefined ? undefined : byPath.get(path);
      if (document === undefined) return [];
      const read = hasKnownExtension(document.path) ? document : { ...document, syntaxProblem: UNKNOWN_EXTENSION };
      return [configClass === undefined ? read : { ...read, onlyFor: configClass }];
    });
    const isTaken = named.some(({ onlyFor }) => onlyFor === undefined);
    // What is named for single classes alone is nobody's otherwise, whatever its name.
    const own = new Set(named.map(({ path }) => path));
    const isUnnamed = (path: string) =>
      !isTaken && !own.has(path) && forAll.has(path) && /(?:^|\/)pynenc\.[a-z]+$/.test(path);
    const general = shared.filter(({ path }) => path === "pyproject.toml" || !claimed.has(path) || isUnnamed(path));
    return [...general, ...named, ...started];
  };
}

/** pynenc's reader tells formats by nothing else. */
function hasKnownExtension(path: string): boolean {
  return /\.(?:toml|ya?ml|json)$/i.test(path);
}

const UNKNOWN_EXTENSION = {
  range: { start: 0, end: 0 },
  message: "A settings file is told by its extension, which has to be .toml, .yaml, .yml or .json",
};

function worthJudging(document: SettingsDocument): boolean {
  return carriesSettings(document) || document.syntaxProblem !== undefined;
}

/** Something that is started, with where its settings and its number stand. */
interface Started extends UnitOf<SettingsDocument> {
  readonly sources: readonly SettingsDocument[];
  readonly replicas: PlacedReplicas | undefined;
  readonly unknown: readonly UnknownSource[];
}

interface PlacedReplicas extends Replicas {
  readonly document: SettingsDocument;
}

function unitDeployments(
  group: UnitGroup<SettingsDocument>,
  sourcesOf: SourcesOf,
  environments: readonly SettingsDocument[],
): readonly Deployment[] {
  const started = group.units.map((each) => startedUnit(each, group, sourcesOf, environments));
  const isOurs = ({ sources }: Started) =>
    sources.some(({ environment }) => environment?.some(({ key }) => isPynencVariable({ name: key })));
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
  return ours.flatMap(({ document, unit, sources, replicas, unknown, fleet, isElsewhere }) => {
    if (isElsewhere) return [];
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
      documents: own === undefined || !isFirst ? sources : [...sources.slice(0, -1), startingOnly(own, units)],
      size:
        size === undefined || place === undefined
          ? undefined
          : { range: size.range, document: place.document, place: place.range, members: size.members },
      unknown,
      isBeside: false,
    };
  });
}

function startedUnit(
  { document, unit, isElsewhere }: UnitOf<SettingsDocument>,
  group: UnitGroup<SettingsDocument>,
  sourcesOf: SourcesOf,
  environments: readonly SettingsDocument[],
): Started {
  const holderOf = (tree: TableNode | undefined) =>
    (tree === undefined ? undefined : group.documentOf(tree)) ?? document;
  const unknown = (unit.unknownSources ?? []).map((each) => ({ ...each, document: holderOf(each.tree) }));
  const files = unit.environmentFiles.flatMap((file) => {
    const holder = holderOf(file.tree);
    const found = environments.find(({ path }) => path === pathBeside(holder.path, file.name));
    if (found === undefined) unknown.push({ ...file, document: holder });
    return found ?? [];
  });
  const byHolder = new Map<SettingsDocument, EnvironmentVariable[]>();
  for (const variable of unit.environment) {
    const holder = holderOf(variable.tree);
    const variables = byHolder.get(holder) ?? [];
    byHolder.set(holder, variables);
    variables.push(variable);
  }
  const environment = byHolder.get(document) ?? [];
  byHolder.delete(document);
  const others = [...byHolder].map(([holder, variables]) => ({
    ...startingOnly(holder, []),
    environment: variables.map(entryOfVariable),
  }));
  const { replicas, ...rest } = unit;
  const holder = holderOf(replicas?.tree);
  const own = { ...rest, environment, replicas: holder === document ? replicas : undefined };
  const read = { ...startingOnly(document, [own]), environment: environment.map(entryOfVariable) };
  return {
    document,
    unit: own,
    isElsewhere,
    sources: sourcesOf([...files, ...others, read]),
    replicas: replicas === undefined ? undefined : { ...replicas, document: holder },
    unknown,
  };
}

/** A file that starts several things, as if it started these alone. */
function startingOnly(document: SettingsDocument, units: readonly DeploymentUnit[]): SettingsDocument {
  return { ...document, started: { trees: [], ...document.started, units } };
}

/**
 * The replicas of all units of one application and store, added up: one service is not the whole fleet. One that says nothing
 * starts one. Undefined where none of them says anything: then nobody declared a size.
 */
function sizeOfFleet(
  fleet: readonly Started[],
): (Pick<DeploymentSize, "range" | "members"> & { readonly replicas: PlacedReplicas }) | undefined {
  const declared = fleet.find(({ replicas }) => replicas !== undefined)?.replicas;
  if (declared === undefined) return undefined;
  const members = fleet.map(({ document, unit, replicas }): FleetMember => {
    const runners = { least: replicas?.least ?? 1, most: replicas?.most ?? 1 };
    return { name: unit.name, runners, document, range: unit.range, ...placeOf(replicas) };
  });
  const sum = (end: "least" | "most") => members.reduce((total, { runners }) => total + runners[end], 0);
  return { range: { least: sum("least"), most: sum("most") }, members, replicas: declared };
}

function placeOf(replicas: PlacedReplicas | undefined): Partial<Pick<FleetMember, "document" | "range">> {
  return replicas === undefined ? {} : { document: replicas.document, range: replicas.range };
}
