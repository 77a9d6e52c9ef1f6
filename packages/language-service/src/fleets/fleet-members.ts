import { cycleOf, type Fleet, type PlacedCycle } from "@slotwise/core";
import type { JudgedReleases } from "@slotwise/project";
import { type FleetMember, type ResolvedApp, remember, rememberFor, resolveApp } from "@slotwise/project";
import { slotsUnsaid } from "./not-judged.js";
import { type FleetDeclarations, judgeBehaviours, type SlotJudgement } from "./slot-judgement.js";
import { slotSourcesOf } from "./slot-sources.js";

/** Something that starts runners of a fleet, judged by its own settings. */
export interface JudgedMember {
  readonly member: FleetMember;
  readonly app: ResolvedApp;
  /** One for each behaviour judged; none where a value is only known when it starts. */
  readonly judgements: readonly SlotJudgement[];
  /** What of that which a fleet has in common is known all the same, in minutes. */
  readonly shared: Readonly<Partial<Record<SharedField, number>>>;
}

/** The members of a fleet; none where nobody shares it. */
export function judgedMembers(
  members: readonly FleetMember[],
  { releases, behaviours }: Pick<JudgedReleases, "releases" | "behaviours">,
  declarations: FleetDeclarations,
): readonly JudgedMember[] {
  return members.length < 2 ? [] : judgedOnce(members)(releases, behaviours, declarations);
}

/** For each of a fleet's deployments they are the same. */
const judgedOnce = rememberFor((members: readonly FleetMember[]) =>
  remember(
    4,
    (...[releases, , declarations]: JudgedWith) => `${releases.join()} ${JSON.stringify(numbersOf(declarations))}`,
    (...[releases, behaviours, declarations]: JudgedWith): readonly JudgedMember[] =>
      members.flatMap((member) => {
        const { runners, sources, unknown } = member;
        const app = resolveApp(sources);
        const isKnown = slotsUnsaid(app, sources, unknown) === undefined;
        if (runners.most === 0 || !isKnown) return [];
        const slots = slotSourcesOf(app, sources, releases);
        const judgements = slots === undefined ? [] : judgeBehaviours(behaviours, slots, declarations);
        return [{ member, app, judgements, shared: sharedOf(app) }];
      }),
  ),
);

type JudgedWith = [JudgedReleases["releases"], JudgedReleases["behaviours"], FleetDeclarations];

function numbersOf(declarations: FleetDeclarations) {
  return [
    declarations.runners,
    declarations.serviceDurationSeconds,
    declarations.clockSkewSeconds,
    declarations.startDelaySeconds,
    declarations.storeStalenessSeconds,
    declarations.loopOverheadSeconds,
  ];
}

/**
 * What all members of a fleet have to have in common: how long the cycle is that they cut, and who is in it. Whatever else
 * is different makes a member's own turns longer or shorter, and no more.
 */
export type SharedField = "atomic_service_interval_minutes" | "runner_considered_dead_after_minutes";

export function isShared(field: string): field is SharedField {
  return field === "atomic_service_interval_minutes" || field === "runner_considered_dead_after_minutes";
}

/** Whether some members cut a longer cycle than others. */
export function isMixed(members: readonly JudgedMember[]): boolean {
  const known = members.flatMap(({ shared }) => shared.atomic_service_interval_minutes ?? []);
  return new Set(known).size > 1;
}

/** Whether all members cut the cycle by the same settings, under one of the behaviours judged. */
export function cutAlike(members: readonly JudgedMember[], behaviour: number): boolean {
  const cuts = members
    .filter(isJudged)
    .map(({ judgements }) => JSON.stringify(judgements[behaviour]?.fleetOf(1).settings));
  return new Set(cuts).size < 2;
}

/** Whether all members have the same settings of the slots, under one of the behaviours judged. */
export function areAlike(members: readonly JudgedMember[], behaviour: number): boolean {
  return new Set(members.filter(isJudged).map(({ judgements }) => judgements[behaviour])).size < 2;
}

function isJudged({ judgements }: JudgedMember): boolean {
  return judgements.length > 0;
}

function sharedOf({ pynenc }: ResolvedApp): JudgedMember["shared"] {
  const known = (field: SharedField) => {
    const coerced = pynenc.get(field)?.coerced;
    const value = coerced?.kind === "value" ? coerced.value : undefined;
    return typeof value === "number" && value > 0 && Number.isFinite(value) ? { [field]: value } : {};
  };
  return { ...known("atomic_service_interval_minutes"), ...known("runner_considered_dead_after_minutes") };
}

/** Of a member with a thousand copies the first are as good as all. */
export const MOST_OF_A_MEMBER = 12;

/** One runner of a mixed fleet, and the fleet that it believes to be in. */
export interface PlacedMember {
  readonly name: string;
  readonly position: number;
  readonly fleet: Fleet;
}

/**
 * The runners of a fleet by position, where members start in the order of the files.
 *
 * @param behaviour the number of the behaviour among those judged
 * @param most of each member only so many are told, its first
 */
export function placedMembers(
  members: readonly JudgedMember[],
  behaviour: number,
  most: number,
): readonly PlacedMember[] {
  const total = members.reduce((sum, { member }) => sum + member.runners.most, 0);
  let before = 0;
  return members.flatMap(({ member, judgements }) => {
    const fleet = judgements[behaviour]?.fleetOf(total);
    const from = before;
    before += member.runners.most;
    if (fleet === undefined) return [];
    return Array.from({ length: Math.min(most, member.runners.most) }, (_, count) => ({
      name: member.name,
      position: from + count,
      fleet,
    }));
  });
}

/** How each runner of a fleet cuts the cycle, under one behaviour; undefined where all cut it alike. */
export function mixedCycles(
  members: readonly JudgedMember[],
  behaviour: number,
): readonly (PlacedCycle & { readonly name: string })[] | undefined {
  if (cutAlike(members, behaviour)) return undefined;
  const placed = placedMembers(members, behaviour, MOST_OF_A_MEMBER);
  return placed.map(({ fleet, ...runner }) => ({ ...runner, cycle: cycleOf(fleet) }));
}
