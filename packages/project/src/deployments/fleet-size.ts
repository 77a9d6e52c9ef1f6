import type { RunnerRange } from "../declarations/runner-range.js";
import type { SettingsDocument } from "../documents/document.js";
import type { TextRange } from "../text/source-text.js";
import type { PlacedRange, PlacedReplicas, Started } from "./started-unit.js";
import type { UnknownSource } from "./unknown-source.js";

/** How many runners a deployment starts, by what its files say. */
export interface DeploymentSize {
  readonly range: RunnerRange;
  readonly document: SettingsDocument;
  readonly place: TextRange;
}

/** Something that starts runners of a fleet. */
export interface FleetMember {
  readonly name: string;
  readonly runners: RunnerRange;
  /** Where it says how many, else where it is named. */
  readonly document: SettingsDocument;
  readonly range: TextRange;
  /** Every number that is about how many; none where nobody says. */
  readonly counts: readonly PlacedRange[];
  /** The sources of its settings, weakest first. */
  readonly sources: readonly SettingsDocument[];
  /** What it takes settings from as well, and nobody here has read. */
  readonly unknown: readonly UnknownSource[];
}

/** The members of a fleet. One that says nothing starts one runner. */
export function membersOf(fleet: readonly Started[]): readonly FleetMember[] {
  return fleet.map(({ document, unit, replicas, sources, unknown }) => ({
    name: unit.name,
    runners: { least: replicas?.least ?? 1, most: replicas?.most ?? 1 },
    document,
    range: unit.range,
    ...placeOf(replicas),
    counts: replicas === undefined ? [] : [replicas, ...replicas.others],
    sources,
    unknown,
  }));
}

/**
 * The replicas of all units of one application and store, added up: one service is not the whole fleet. Undefined where
 * none of them says anything: then nobody declared a size; and where one starts a number that is not known.
 */
export function sizeOfFleet(
  fleet: readonly Started[],
  members: readonly FleetMember[],
): { readonly range: RunnerRange; readonly replicas: PlacedReplicas } | undefined {
  const declared = fleet.find(({ replicas }) => replicas !== undefined)?.replicas;
  if (declared === undefined || fleet.some(({ unit }) => unit.isNumberUnknown === true)) return undefined;
  const sum = (end: "least" | "most") => members.reduce((total, { runners }) => total + runners[end], 0);
  // Nobody takes turns in a fleet that is scaled down to none.
  return { range: { least: Math.max(1, sum("least")), most: sum("most") }, replicas: declared };
}

/** Whether it starts anything: `replicas: 0` does not. */
export function startsSome({ replicas }: Pick<Started, "replicas">): boolean {
  return replicas?.most !== 0;
}

function placeOf(replicas: PlacedReplicas | undefined): Partial<Pick<FleetMember, "document" | "range">> {
  return replicas === undefined ? {} : { document: replicas.document, range: replicas.range };
}
