import type { RunnerRange } from "../declarations/runner-range.js";
import { carriesSettings, type SettingsDocument } from "../documents/document.js";
import { isPynencVariable } from "../formats/environment.js";
import type { UnitGroup } from "../formats/unit-group.js";
import type { Deployment } from "./deployment.js";
import { membersOf, sizeOfFleet, startsSome } from "./fleet-size.js";
import { fleetStore } from "./fleet-store.js";
import { type Started, startedUnit, type UnitSources } from "./started-unit.js";
import { startingOnly } from "./starting-only.js";

interface OurUnit extends Started {
  readonly store: ReturnType<typeof fleetStore>;
}

/** What the units of one group are deployed as. */
export function unitDeployments(group: UnitGroup<SettingsDocument>, unitSources: UnitSources): readonly Deployment[] {
  const started = group.units
    .filter(({ document, unit }) => !unitSources.images.isRun(document, unit))
    .map((each) => startedUnit(each, group, unitSources));
  const isRunnerKnown = started.some(({ unit }) => unit.startsRunner === true);
  const isOurs = ({ sources, unit, unknown }: Started) => {
    if (unit.isBystander === true && isRunnerKnown) return false;
    const hasVariable = ({ environment }: SettingsDocument) =>
      environment?.some(({ key }) => isPynencVariable({ name: key })) === true;
    if (sources.some(hasVariable)) return true;
    // Of a runner that takes its settings from what was not read that has to be told.
    return unit.startsRunner === true && (sources.some(carriesSettings) || unknown.length > 0);
  };
  const ours = started.filter(isOurs).map((each) => ({ ...each, store: fleetStore(each.sources, each.unit) }));
  const byStore = new Map<string, OurUnit[]>();
  for (const each of ours) {
    if (!startsRunners(each)) continue;
    const starting = byStore.get(startedAs(each)) ?? [];
    byStore.set(startedAs(each), starting);
    starting.push(each);
  }
  const fleets = new Map([...byStore].map(([key, starting]) => [key, fleetOf(starting)]));
  const told = new Set<SettingsDocument>();
  return ours.flatMap((each) => {
    const { document, unit, sources, replicas, own, unknown, store } = each;
    if (each.isElsewhere) return [];
    // What only prepares has settings of its own, and how many it prepares for says nothing of them. Nor is there a fleet of
    // what is started beside others only when somebody asks for it.
    const isBeside = unit.onlyWith !== undefined && fleets.has(store.key);
    const fleet = startsRunners(each) && !isBeside ? fleets.get(startedAs(each)) : undefined;
    const size = fleet?.size;
    const place = replicas ?? size?.replicas;
    // What is misspelt in things that are none of ours is told once, with the first of their file that is.
    const isFirst = !told.has(document);
    told.add(document);
    const strangers = isFirst ? started.filter((other) => other.document === document && !isOurs(other)) : [];
    const units = [unit, ...strangers.map((other) => other.unit)];
    return {
      name: unit.name,
      documents: [
        ...shaping([...(group.changes ?? []), ...(place === undefined ? [] : [place.document])], sources),
        ...(isFirst ? sources.map((source) => (source === own ? startingOnly(own, units) : source)) : sources),
      ],
      size:
        size === undefined || place === undefined
          ? undefined
          : { range: size.range, document: place.document, place: place.range },
      members: fleet?.members ?? [],
      member: fleet?.members[byStore.get(startedAs(each))?.indexOf(each) ?? -1],
      privatePath: store.privatePath ?? (fleet?.isAlone === true ? store.pathOfEachCopy : undefined),
      unknown,
      isBeside: false,
      ...(unit.startsOther === true || unit.isPart === true ? { takesNoTurns: true } : {}),
    };
  });
}

/** Files that say nothing to a unit, and how many there are or what it is built of: a kustomization, an autoscaler. */
function shaping(files: readonly SettingsDocument[], sources: readonly SettingsDocument[]): SettingsDocument[] {
  const known = new Set(sources.map(({ path }) => path));
  return [...new Set(files)]
    .filter(({ path }) => !known.has(path))
    .map((document) => ({ ...startingOnly(document, []), environment: undefined }));
}

function startsRunners(each: Started): boolean {
  const { isNoRunner, startsOther, isPart } = each.unit;
  return isNoRunner !== true && startsOther !== true && isPart !== true && startsSome(each);
}

/** Those that are started together, of one fleet: what has to be asked for is none of those that are there without. */
function startedAs({ store, unit }: OurUnit): string {
  return unit.onlyWith === undefined ? store.key : `${store.key} ${unit.onlyWith}`;
}

function fleetOf(starting: readonly OurUnit[]) {
  const isOfEachCopy = starting.some(({ store }) => store.pathOfEachCopy !== undefined);
  const isAlone = isOfEachCopy && starting.length === 1;
  // What shares a store with the others of its pod alone is a fleet of one of each.
  const members = membersOf(starting).map((each) => (isOfEachCopy && !isAlone ? { ...each, runners: ONE } : each));
  return { members, isAlone, size: sizeOfFleet(starting, members) };
}

const ONE: RunnerRange = { least: 1, most: 1 };
