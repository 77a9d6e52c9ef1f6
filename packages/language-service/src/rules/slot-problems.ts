import type { Fleet } from "@slotwise/core";
import { rememberFor, type Severity } from "@slotwise/project";
import type { RuleName } from "../findings/rule-names.js";
import { type CronLoss, cronLosses } from "../fleets/cron-losses.js";
import type { SlotJudgement } from "../fleets/slot-judgement.js";
import { refusesStart } from "../fleets/start-refusals.js";
import { SLOT_RULES } from "./slot-rules.js";
import { toldFleet } from "./told-fleet.js";

/** What a rule has against the slots of one fleet, before anybody has looked where its settings stand. */
export interface SlotProblem {
  readonly rule: RuleName;
  readonly severity: Severity;
  /** The fleet to tell of: of the sizes declared, mostly the smallest that has it. */
  readonly fleet: Fleet;
  /** The tick that is lost, where it is one. */
  readonly loss?: CronLoss;
}

/**
 * All that the rules of the slots and of the crons find under releases that behave alike, the worst first. For those who
 * have values and no files: a preview says by this what the problems of a file would say. Nothing where no runner starts.
 */
export const slotProblems: (judgement: SlotJudgement) => readonly SlotProblem[] = rememberFor((judgement) => {
  if (refusesStart(judgement)) return [];
  const found = SLOT_RULES.flatMap((rule): SlotProblem[] => {
    const fleet = toldFleet(rule, judgement);
    if (fleet === undefined) return [];
    return [{ rule: rule.name, severity: rule.severityFor?.(fleet) ?? rule.severity, fleet }];
  });
  const lost = cronLosses(judgement).map(
    (loss): SlotProblem => ({ rule: "cron-tick-lost", severity: "warning", fleet: loss.fleet, loss }),
  );
  return [...found, ...lost].sort((one, other) => rank(one) - rank(other));
});

function rank({ severity }: SlotProblem): number {
  return ["error", "warning", "info"].indexOf(severity);
}
