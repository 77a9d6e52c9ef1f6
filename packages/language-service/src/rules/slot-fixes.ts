import { inQuotesOf, rememberFor, sharedName } from "@slotwise/project";
import { areAlike, isShared } from "../fleets/fleet-members.js";
import { formatFloat } from "../fleets/nice-numbers.js";
import { hardestFleets } from "../fleets/offending-sizes.js";
import type { SlotChange } from "../fleets/slot-change.js";
import { type SlotField, slotSetting } from "../fleets/slot-fields.js";
import type { SlotJudgement } from "../fleets/slot-judgement.js";
import { type FleetsSharing, fleetsSharing, NOBODY_ELSE } from "./fleets-sharing.js";
import { type DocumentPlace, isImplied, valueOrigin } from "./place.js";
import type { ProblemFix, RuleContext } from "./rule.js";
import { createReview, type Review } from "./slot-review.js";
import type { SlotRule } from "./slot-rule.js";
import { isPart, sizeTold } from "./told-fleet.js";
import { alsoElsewhere } from "./written-value.js";

/** One fix a field at most, and only one that serves every size declared under every release judged. */
export function* slotFixes(rule: SlotRule, context: RuleContext): Generator<ProblemFix> {
  const solutions = solutionsOf(rule)(context.slotRules);
  for (const field of solutions(NOBODY_ELSE)(context.judgements).fields) {
    const setting = slotSetting(context.app, field);
    const origin = valueOrigin(setting);
    if (origin === undefined || isImplied(setting) || wouldPart(field, context)) continue;
    const value = solutions(fleetsSharing(context, field))(context.judgements).valueFor(field);
    if (value === undefined) continue;
    const change = isPart(context)
      ? undefined
      : { before: context.judgements, totalRunners: sizeTold(rule, context.judgements) };
    yield fixOf(field, value, origin, change);
  }
}

/** Whether a value is one that a fleet has to have in common, and others of it have theirs from elsewhere. */
export function wouldPart(field: SlotField, { app, judgements, members, member }: RuleContext): boolean {
  if (!isShared(field) || member === undefined || areAlike(members, 0) || judgements.length === 0) return false;
  const own = valueOrigin(slotSetting(app, field));
  return members.some(({ app: other }) => {
    const place = valueOrigin(slotSetting(other, field));
    return place?.document.source.name !== own?.document.source.name || place?.range.start !== own?.range.start;
  });
}

/** What solves a problem, whatever file the settings stand in. */
interface Solution {
  /** The settings of which one may have to change. */
  readonly fields: ReadonlySet<SlotField>;
  /** The first value that is good; looked for once, and only when asked for. */
  valueFor(field: SlotField): number | undefined;
}

const solutionsOf = rememberFor((rule: SlotRule) =>
  rememberFor((slotRules: readonly SlotRule[]) =>
    rememberFor((sharing: FleetsSharing) =>
      rememberFor((judgements: readonly SlotJudgement[]) => solutionOf(rule, judgements, slotRules, sharing)),
    ),
  ),
);

function solutionOf(
  rule: SlotRule,
  judgements: readonly SlotJudgement[],
  slotRules: readonly SlotRule[],
  sharing: FleetsSharing,
): Solution {
  const candidates = judgements.flatMap(hardestFleets).flatMap((fleet) => [...(rule.candidates?.(fleet) ?? [])]);
  const values = new Map<SlotField, number | undefined>();
  let reviews: readonly Review[] | undefined;
  return {
    fields: new Set(candidates.map(({ field }) => field)),
    valueFor: (field) => {
      if (values.has(field)) return values.get(field);
      const reviewFor = (isForAll: boolean) =>
        createReview(judgements, slotRules, rule.severity, sharing, rule, isForAll);
      // What rids everybody of it who has the value from the same place, if there is such, else what harms none of them.
      reviews ??= sharing.size > 1 ? [reviewFor(true), reviewFor(false)] : [reviewFor(false)];
      const lists = candidates.filter((candidate) => candidate.field === field).map((candidate) => candidate.values);
      const value = firstGood(field, lists, reviews);
      values.set(field, value);
      return value;
    },
  };
}

/** @param reviews the one that is to be had, and then others that will do where there is no value for it */
function firstGood(
  field: SlotField,
  lists: readonly Iterable<number>[],
  [best, ...others]: readonly Review[],
): number | undefined {
  const judged = new Set<number>();
  let other: number | undefined;
  for (const values of lists) {
    for (const value of values) {
      if (judged.has(value)) continue;
      if (best?.(field, value) === true) return value;
      if (other === undefined && others.some((isGood) => isGood(field, value))) other = value;
      judged.add(value);
    }
  }
  return other;
}

/** @param change the fleet that the problem is about; absent where its runners differ, so that no one fleet shows it */
export function fixOf(
  field: SlotField,
  value: number,
  { document, range }: DocumentPlace,
  change?: Omit<SlotChange, "values">,
): ProblemFix {
  const newText = inQuotesOf(document.source.text.slice(range.start, range.end), formatFloat(value));
  const shared = sharedName(document, range);
  const title = `Set ${field} to ${formatFloat(value)}${alsoElsewhere(shared)}`;
  const values = { [field]: value };
  return {
    title,
    safe: shared === undefined,
    edits: [{ document, range, newText }],
    ...(change === undefined ? {} : { change: { ...change, values } }),
  };
}
