import type { Severity } from "@slotwise/project";
import { type CronLoss, cronLosses, losesMore } from "../fleets/cron-losses.js";
import { smallestOffending } from "../fleets/offending-sizes.js";
import type { SlotField } from "../fleets/slot-fields.js";
import type { SlotJudgement } from "../fleets/slot-judgement.js";
import { refusesStart } from "../fleets/start-refusals.js";
import type { FleetsSharing } from "./fleets-sharing.js";
import type { SlotRule } from "./slot-rule.js";

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
    ...judgements.map((judgement) => reviewOne(judgement, rules, solved, cronLosses(judgement))),
    ...others.map((judgement) =>
      reviewOne(judgement, isForAll ? rules : strict, isForAll ? solved : undefined, cronLosses(judgement)),
    ),
  ];
  return (field, value) => reviews.every((review) => review(field, value));
}

function reviewOne(
  judgement: SlotJudgement,
  rules: readonly SlotRule[],
  solved: SlotRule | undefined,
  lostBefore: readonly CronLoss[],
): Review {
  const before = new Map(rules.map((rule) => [rule, smallestOffending(judgement, rule.offends)]));
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
    return isFine && (field === "runner_considered_dead_after_minutes" || !losesMore(changed, lostBefore));
  };
}
