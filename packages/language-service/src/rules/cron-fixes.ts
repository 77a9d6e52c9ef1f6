import { largestSafeCheckInterval } from "@slotwise/core";
import { insertSetting, rememberFor } from "@slotwise/project";
import type { CronSetting } from "../crons/cron-setting.js";
import { cronLosses } from "../fleets/cron-losses.js";
import { decimalsBelow, formatFloat } from "../fleets/nice-numbers.js";
import type { SlotChange } from "../fleets/slot-change.js";
import { SLOT_FIELDS, type SlotField, slotSetting } from "../fleets/slot-fields.js";
import type { SlotJudgement } from "../fleets/slot-judgement.js";
import { valuesOf } from "./candidates.js";
import { type FleetsSharing, fleetsSharing } from "./fleets-sharing.js";
import { movedCron } from "./moved-cron.js";
import { type DocumentPlace, isImplied, valueOrigin } from "./place.js";
import type { ProblemFix, RuleContext } from "./rule.js";
import { fixOf, wouldPart } from "./slot-fixes.js";
import { createReview } from "./slot-review.js";
import type { SlotRule } from "./slot-rule.js";
import { isPart } from "./told-fleet.js";

/**
 * What would have a cron's ticks served, under every release judged: another value for one setting, or another minute
 * for the cron itself. Each has its price, more looks or less room for an execution, or a job that starts at another time:
 * none is made without a person looking.
 *
 * @param place where the cron stands, or what stands in its place
 * @param totalRunners the size that the problem tells of
 */
export function* cronFixes(
  context: RuleContext,
  cron: CronSetting,
  place: DocumentPlace,
  totalRunners: number,
): Generator<ProblemFix> {
  const change = isPart(context) ? undefined : { before: context.judgements, totalRunners };
  const serving = (field: CronField) =>
    servingValues(context.slotRules)(fleetsSharing(context, field))(context.judgements)(
      field,
      cron.schedule.expression,
    );
  if (slotSetting(context.app, CHECK)?.origin.kind === "default")
    yield* insertedCheck(context, change, () => serving(CHECK));
  for (const field of FIELDS) {
    const setting = slotSetting(context.app, field);
    const origin = valueOrigin(setting);
    if (origin === undefined || isImplied(setting) || wouldPart(field, context)) continue;
    const value = serving(field);
    if (value !== undefined) yield { ...fixOf(field, value, origin, change), safe: false };
  }
  yield* movedCron(context, cron, place);
}

/** As a line of its own, beside what is set of the slots: only where no other deployment would have it from there as well. */
function* insertedCheck(
  context: RuleContext,
  change: Omit<SlotChange, "values"> | undefined,
  serving: () => number | undefined,
): Generator<ProblemFix> {
  const place = SLOT_FIELDS.map((field) => valueOrigin(slotSetting(context.app, field))).find(
    (each) => each !== undefined,
  );
  if (place === undefined || context.siblings.length > 1) return;
  const value = serving();
  if (value === undefined) return;
  const { document } = place;
  const edit = insertSetting(document, CHECK, formatFloat(value));
  if (edit === undefined) return;
  yield {
    title: `Set ${CHECK} to ${formatFloat(value)}`,
    safe: false,
    edits: [{ document, ...edit }],
    ...(change === undefined ? {} : { change: { ...change, values: { [CHECK]: value } } }),
  };
}

const CHECK = "atomic_service_check_interval_minutes";

/** Looking more often costs least; a longer cycle comes last, since whatever the fleet does then happens later. */
const FIELDS = [
  CHECK,
  "atomic_service_spread_margin_minutes",
  "atomic_service_interval_minutes",
] as const satisfies readonly SlotField[];

type CronField = (typeof FIELDS)[number];

/** The first value of a field with which no tick of a cron is lost, and nothing else is worse; each looked for once. */
const servingValues = rememberFor((slotRules: readonly SlotRule[]) =>
  rememberFor((sharing: FleetsSharing) =>
    rememberFor((judgements: readonly SlotJudgement[]) => {
      const found = new Map<string, number | undefined>();
      const isNoWorse = createReview(judgements, slotRules, "warning", sharing);
      return (field: CronField, expression: string): number | undefined => {
        const key = `${field} ${expression}`;
        if (!found.has(key)) {
          const serves = (value: number) =>
            judgements.every((judgement) => !losesTicks(judgement.with(field, value), expression));
          const values = [...candidatesFor(field, judgements)].slice(0, MOST_CANDIDATES);
          found.set(
            key,
            values.find((value) => isNoWorse(field, value) && serves(value)),
          );
        }
        return found.get(key);
      };
    }),
  ),
);

function losesTicks(judgement: SlotJudgement, expression: string): boolean {
  return cronLosses(judgement).some(({ cron }) => cron.schedule.expression === expression);
}

/** Each is judged tick by tick, for every size. */
const MOST_CANDIDATES = 8;

/** Those that change least come first. */
function* candidatesFor(field: CronField, judgements: readonly SlotJudgement[]): Generator<number> {
  const [first] = judgements;
  if (first === undefined) return;
  const current = first.values[field];
  if (field === "atomic_service_interval_minutes") {
    yield* DIVISORS_OF_DAY.filter((minutes) => minutes > current && minutes <= 4 * current);
    return;
  }
  yield* ROUND_MINUTES.filter((minutes) => minutes < current);
  if (field !== CHECK) return;
  const most = first.sizes?.most ?? 2;
  for (const judgement of judgements) {
    yield* valuesOf(() => largestSafeCheckInterval(judgement.fleetOf(most)), decimalsBelow);
  }
}

const ROUND_MINUTES: readonly number[] = [3, 2, 1, 0.5, 0.25, 0.2, 0.1, 0.05];

const MINUTES_OF_DAY = 1440;
const DIVISORS_OF_DAY: readonly number[] = Array.from({ length: MINUTES_OF_DAY }, (_, index) => index + 1).filter(
  (minutes) => MINUTES_OF_DAY % minutes === 0,
);
