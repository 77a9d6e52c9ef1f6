import type { RunnerRange } from "../declarations/runner-range.js";
import type { SettingsDocument } from "../documents/document.js";
import type { TextRange } from "../text/source-text.js";
import type { PlacedReplicas, Started } from "./started-unit.js";

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

/**
 * The replicas of all units of one application and store, added up: one service is not the whole fleet. One that says nothing
 * starts one. Undefined where none of them says anything: then nobody declared a size.
 */
export function sizeOfFleet(
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
