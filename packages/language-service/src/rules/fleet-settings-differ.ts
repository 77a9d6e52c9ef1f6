import { cycleOf, PROTOCOLS, sharedStarts } from "@slotwise/core";
import { formatDuration } from "@slotwise/words";
import { type JudgedMember, MOST_OF_A_MEMBER, placedMembers, type SharedField } from "../fleets/fleet-members.js";
import { refusesStart } from "../fleets/start-refusals.js";
import { mergeReleases } from "./merge-releases.js";
import { type DocumentPlace, valueOrigin } from "./place.js";
import type { Problem, Rule, RuleContext } from "./rule.js";

/** Runners of one fleet that cut the cycle by different settings. */
export const fleetSettingsDiffer: Rule = {
  name: "fleet-settings-differ",
  summary: "runners of one fleet that cut the cycle by different settings",
  severity: "error",
  group: "slots",
  *check(context) {
    const [first, ...others] = context.members;
    // Each tells how it differs from the first, so that a fleet of two is told of once.
    const own = others.find(({ member }) => member === context.member);
    if (first === undefined || own === undefined) return;
    yield* problemsOf("atomic_service_interval_minutes", first, own, context, sharedTime);
    yield* problemsOf("runner_considered_dead_after_minutes", first, own, context, differentViews);
  },
};

/** What comes of two members that have different values, under one of the behaviours judged; undefined for nothing. */
type Judge = (
  first: JudgedMember,
  own: JudgedMember,
  context: RuleContext,
  behaviour: number,
) => Pick<Problem, "message" | "severity" | "drawing"> | undefined;

function problemsOf(
  field: SharedField,
  first: JudgedMember,
  own: JudgedMember,
  context: RuleContext,
  judge: Judge,
): readonly Problem[] {
  const [one, other] = [first.shared[field], own.shared[field]];
  if (one === undefined || other === undefined || one === other) return [];
  const found = context.releases.behaviours.flatMap((behaviour, index) => {
    const judgement = context.judgements[index];
    if (judgement !== undefined && refusesStart(judgement)) return [];
    const told = judge(first, own, context, index);
    return told === undefined ? [] : [{ ...told, releases: behaviour.releases }];
  });
  const place = placeOf(own, field);
  const related = [{ ...placeOf(first, field), message: `${first.member.name} has ${one}` }];
  return mergeReleases(found).map((told) => ({ ...place, ...told, related }));
}

/** Where the value stands, else what starts the runners that have pynenc's own. */
function placeOf({ app, member }: JudgedMember, field: SharedField): DocumentPlace {
  return valueOrigin(app.pynenc.get(field)) ?? { document: member.document, range: member.range };
}

/** Cycles of different lengths: windows come to lie over each other. */
function sharedTime(
  first: JudgedMember,
  own: JudgedMember,
  { members, releases }: RuleContext,
  behaviour: number,
): ReturnType<Judge> {
  const placed = placedMembers(members, behaviour, MOST_OF_A_MEMBER);
  const runners = placed.map(({ position, fleet }) => ({ position, cycle: cycleOf(fleet) }));
  const shared = sharedStarts(runners);
  const protocol = releases.behaviours[behaviour]?.protocol;
  if (protocol === undefined) return undefined;
  const { locksStarts } = PROTOCOLS[protocol];
  const minutes = (each: JudgedMember) => formatDuration((each.shared.atomic_service_interval_minutes ?? 0) * 60);
  const cut = `${own.member.name} cuts a cycle of ${minutes(own)} into slots and ${first.member.name} one of ${minutes(first)}, and they are one fleet`;
  if (shared.first === undefined && members.some(({ judgements }) => judgements.length === 0)) {
    return {
      message: `windows of one fleet come to lie over each other, for how long is only known when it starts: ${cut}`,
      severity: locksStarts ? "warning" : "error",
    };
  }
  if (shared.leastGapSeconds === Number.POSITIVE_INFINITY) return undefined;
  const drawing = {
    protocol,
    totalRunners: placed[0]?.fleet.totalRunners ?? 1,
    mixed: placed.map(({ name, position, fleet }) => ({ name, position, settings: fleet.settings })),
  };
  if (shared.first === undefined) {
    const gap = formatDuration(shared.leastGapSeconds);
    return {
      message: `as little as ${gap} lies between one runner that starts last and the next that may, whatever the margins, though no two may start at once: ${cut}`,
      severity: locksStarts ? "info" : "warning",
      drawing,
    };
  }
  const { positions, fromSeconds, toSeconds } = shared.first;
  const who = positions.map((position) => {
    const runner = placed.find((each) => each.position === position);
    return `runner ${position + 1} (${runner?.name})`;
  });
  const example = `such as ${who.join(" and ")} from ${formatDuration(fromSeconds)} to ${formatDuration(toSeconds)}`;
  const share = `in ${formatDuration(shared.sharedSeconds)} of every ${formatDuration(shared.spanSeconds)}, ${example}`;
  return {
    message: locksStarts
      ? `a runner can lose its turn, as two may start at once and the store's lock refuses one, ${share}: ${cut}`
      : `two runners may start at once and nothing keeps their executions apart, ${share}: ${cut}`,
    severity: locksStarts ? "warning" : "error",
    drawing,
  };
}

/** Different times after which a runner counts as dead: for as long as that, members count differently. */
function differentViews(
  first: JudgedMember,
  own: JudgedMember,
  { releases }: RuleContext,
  behaviour: number,
): ReturnType<Judge> {
  const protocol = releases.behaviours[behaviour]?.protocol;
  if (protocol === undefined) return undefined;
  const seconds = (each: JudgedMember) => (each.shared.runner_considered_dead_after_minutes ?? 0) * 60;
  const [one, other] = [seconds(first), seconds(own)];
  const time = `for ${formatDuration(Math.abs(one - other))} after each stop or crash, deployments included`;
  const cut = `${own.member.name} counts a runner as dead after ${formatDuration(other)} and ${first.member.name} after ${formatDuration(one)}, so they cut the cycle for different numbers of runners`;
  const { locksStarts } = PROTOCOLS[protocol];
  return {
    message: locksStarts
      ? `a start can be refused and its turn lost ${time}: ${cut}`
      : `two runners may start at once and nothing keeps their executions apart ${time}: ${cut}`,
    severity: locksStarts ? "info" : "warning",
  };
}
