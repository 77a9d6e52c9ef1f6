import { cycleOf } from "@slotwise/core";
import type { Severity } from "@slotwise/project";
import { type CronLoss, cronLosses, losesMore } from "../fleets/cron-losses.js";
import { hardestFleets, smallestOffending } from "../fleets/offending-sizes.js";
import type { SlotField } from "../fleets/slot-fields.js";
import type { SlotJudgement } from "../fleets/slot-judgement.js";
import { refusesStart } from "../fleets/start-refusals.js";
import type { FleetsSharing } from "./fleets-sharing.js";
import type { SlotRule } from "./slot-rule.js";
import { toldFleet } from "./told-fleet.js";

/** Whether to offer a value. */
export type Review = (field: SlotField, value: number) => boolean;

/**
 * Judges the values that may solve a problem as if they stood in the file: the problem must be gone, and no other rule
 * of the slots worse, for every size under every release judged. A remark may become worse when a problem is solved, but not
 * when it is only about a remark. Other fleets that have the value from the same place need not be better for it, but
 * no worse.
 *
 * @param solved the rule that finds the problem, where it is one that is judged fleet by fleet
 * @param isForAll whether the others that have the problem must be rid of it as well
 */
export function createReview(
  judgements: readonly SlotJudgement[],
  slotRules: readonly SlotRule[],
  severity: Severity,
  sharing: FleetsSharing,
  solved?: SlotRule,
  isForAll = false,
): Review {
  const strict = slotRules.filter((rule) => severity === "info" || rule.severity !== "info");
  const rules = solved === undefined || strict.includes(solved) ? strict : [...strict, solved];
  const others = [...sharing].filter((each) => each !== judgements).flat();
  const reviews = [
    ...judgements.map((judgement) => reviewOne(judgement, rules, slotRules, solved, lostBefore(judgement))),
    ...others.map((judgement) =>
      reviewOne(judgement, isForAll ? rules : strict, slotRules, isForAll ? solved : undefined, lostBefore(judgement)),
    ),
  ];
  return (field, value) => reviews.every((review) => review(field, value));
}

function reviewOne(
  judgement: SlotJudgement,
  rules: readonly SlotRule[],
  all: readonly SlotRule[],
  solved: SlotRule | undefined,
  lost: readonly CronLoss[],
): Review {
  // Under releases that refuse to start nothing was wrong but that: nothing else may be once they do start.
  const isRefused = refusesStart(judgement);
  const before = new Map(
    rules.map((rule) => [rule, isRefused ? undefined : smallestOffending(judgement, rule.offends)]),
  );
  const isGraver = graverThan(judgement, all);
  return (field, value) => {
    if (value === judgement.values[field]) return false;
    const changed = judgement.with(field, value);
    if (refusesStart(changed)) return false;
    const isFine = rules.every((rule) => {
      const after = smallestOffending(changed, rule.offends);
      if (after === undefined) return true;
      const was = before.get(rule);
      return rule !== solved && was !== undefined && was <= after;
    });
    // Who counts as dead has nothing to do with who looks when.
    return (
      isFine && !isGraver(changed) && (field === "runner_considered_dead_after_minutes" || !losesMore(changed, lost))
    );
  };
}

/** The ticks lost as the files are; of a fleet that does not start nothing is told but that. */
export function lostBefore(judgement: SlotJudgement): readonly CronLoss[] {
  return refusesStart(judgement) ? [] : cronLosses(judgement);
}

/**
 * Whether a rule that tells of some fleets as of a problem, and of others in a remark, tells of a problem now and did not. Of
 * a fleet in which nobody ran there was nothing to remark on: what comes of its running again is no harm done.
 */
export function graverThan(judgement: SlotJudgement, rules: readonly SlotRule[]): (changed: SlotJudgement) => boolean {
  const isDead = hardestFleets(judgement).some((fleet) => cycleOf(fleet).safeStartSeconds === 0);
  const weighed = rules.filter(
    ({ severity, severityFor }) => severityFor !== undefined && !(isDead && severity === "info"),
  );
  const before = weighed.map((rule) => gravityOf(rule, judgement));
  return (changed) =>
    weighed.some((rule, index) => {
      const gravity = gravityOf(rule, changed);
      return gravity > GRAVITY.info && gravity > (before[index] ?? 0);
    });
}

function gravityOf(rule: SlotRule, judgement: SlotJudgement): number {
  const fleet = toldFleet(rule, judgement);
  return fleet === undefined ? 0 : GRAVITY[rule.severityFor?.(fleet) ?? rule.severity];
}

const GRAVITY: Readonly<Record<Severity, number>> = { info: 1, warning: 2, error: 3 };
