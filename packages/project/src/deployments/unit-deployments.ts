import type { SettingsDocument } from "../documents/document.js";
import { isPynencVariable } from "../formats/environment.js";
import type { UnitGroup } from "../formats/unit-group.js";
import type { Deployment } from "./deployment.js";
import { fleetKey } from "./fleet-key.js";
import { sizeOfFleet } from "./fleet-size.js";
import type { SourcesOf } from "./settings-files.js";
import { type Started, startedUnit, startingOnly } from "./started-unit.js";

/** What the units of one group are deployed as. */
export function unitDeployments(
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
