import { isSafe } from "@slotwise/core";
import type { Analysis } from "../analysis/analysis.js";
import type { Fix } from "../findings/finding.js";
import { cronLosses, losesMore } from "../fleets/cron-losses.js";
import { areAlike } from "../fleets/fleet-members.js";
import { hardestFleets } from "../fleets/offending-sizes.js";
import { type ChangedValues, type SlotChange, withValues } from "../fleets/slot-change.js";
import type { SlotField } from "../fleets/slot-fields.js";
import type { SlotJudgement } from "../fleets/slot-judgement.js";
import { refusesStart } from "../fleets/start-refusals.js";
import { graverThan, lostBefore } from "../rules/slot-review.js";
import { SLOT_RULES } from "../rules/slot-rules.js";
import { SUGGESTED_FIELDS, suggestSettings } from "./suggest.js";

/** Whether settings hold under every release judged, or what would make them. */
export type Holding =
  /**
   * @property upTo the largest size; undefined for any, or where sizes are declared: then for all of those
   * @property losesTicks whether ticks of crons can be lost all the same, which no one value changes
   */
  | { readonly kind: "holds"; readonly upTo: number | undefined; readonly losesTicks: boolean }
  /** @property fix the one that is offered for a problem of the fleet, where one value is enough */
  | { readonly kind: "change"; readonly change: SlotChange; readonly fix: Fix | undefined }
  | { readonly kind: "none"; readonly reason: string };

/**
 * The least change that makes a fleet safe under every release judged, for every size declared: one value, else those that
 * `suggest` would write. Judged before it is told, and crons lose no more ticks for it.
 *
 * @param totalRunners the size to tell its effect of
 */
export function holdingChange(analysis: Analysis, totalRunners: number): Holding {
  const {
    judgements: before,
    findings,
    members,
    declarations: { runners: sizes },
  } = analysis;
  const holds = (losesTicks: boolean): Holding => {
    return { kind: "holds", upTo: sizes === undefined ? safeUpTo(analysis) : undefined, losesTicks };
  };
  if (before.every(serves)) return holds(false);
  if (members.length > 0 && before.some((_, behaviour) => !areAlike(members, behaviour))) {
    return { kind: "none", reason: "the runners of the fleet have different settings" };
  }
  const fixes = findings.flatMap((finding) => finding.fixes).filter((fix) => fix.change !== undefined);
  const inOrder = [...fixes.filter(({ safe }) => safe), ...fixes];
  const good = inOrder.filter(({ change }) => isGood(before, change?.values));
  const isServing = ({ change }: Fix) => before.every((each) => serves(withValues(each, change?.values ?? {})));
  const isSafeNow = before.every(isSafeForAll);
  const holding = good.find(isServing) ?? (isSafeNow ? undefined : good[0]);
  if (holding?.change !== undefined) {
    return { kind: "change", change: { values: holding.change.values, before, totalRunners }, fix: holding };
  }
  if (isSafeNow) return holds(true);
  const suggestion = suggestSettings(before);
  if (suggestion.kind === "none") return suggestion;
  const current = before[0]?.values;
  const values: Partial<Record<SlotField, number>> = {};
  for (const field of SUGGESTED_FIELDS) {
    if (suggestion.values[field] !== current?.[field]) values[field] = suggestion.values[field];
  }
  return isGood(before, values)
    ? { kind: "change", change: { values, before, totalRunners }, fix: undefined }
    : { kind: "none", reason: "no settings were found that lose nothing" };
}

/** Safe, and no cron loses a tick. */
function serves(judgement: SlotJudgement): boolean {
  return isSafeForAll(judgement) && cronLosses(judgement).length === 0;
}

function safeUpTo({ summaries }: Analysis): number | undefined {
  const limits = summaries.flatMap(({ largestSafeFleet }) => largestSafeFleet ?? []);
  return limits.length === 0 ? undefined : Math.min(...limits);
}

/** Safe, and no more ticks are lost than before: what nobody can have served is no reason to leave the rest as it is. */
function isGood(before: readonly SlotJudgement[], values: ChangedValues | undefined): boolean {
  if (values === undefined) return false;
  return before.every((judgement) => {
    const after = withValues(judgement, values);
    const isGraver = graverThan(judgement, SLOT_RULES);
    return isSafeForAll(after) && !isGraver(after) && !losesMore(after, lostBefore(judgement));
  });
}

function isSafeForAll(judgement: SlotJudgement): boolean {
  return !refusesStart(judgement) && hardestFleets(judgement).every(isSafe);
}
