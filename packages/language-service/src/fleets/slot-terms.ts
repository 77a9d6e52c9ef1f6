import { behavioursOf } from "@slotwise/pynenc";
import { scheduleOf } from "../crons/cron.js";
import type { LookTerms } from "./look-terms.js";
import type { SlotValues } from "./slot-fields.js";
import { type FleetDeclarations, judgeBehaviours, type SlotJudgement } from "./slot-judgement.js";

/**
 * All that the slots of one deployment are judged by, as plain data that survives JSON: whoever has it can judge them
 * again with another value, and says what the problems of the files would say.
 */
export interface SlotTerms {
  /** The releases in force, oldest first. */
  readonly releases: readonly string[];
  readonly values: SlotValues;
  readonly look: LookTerms;
  readonly crons: readonly CronTerm[];
  /** Whether `[trigger] enable_scheduler` is false. */
  readonly isSchedulerOff: boolean;
  /** What was said of the fleet; what nobody said is missing. */
  readonly declarations: FleetDeclarations;
}

/** A cron in force. */
export interface CronTerm {
  /** The setting's name; of one that code gives to a task what stands there. */
  readonly field: string;
  readonly expression: string;
  readonly isInCode: boolean;
}

/**
 * One judgement for each behaviour of the releases in force, oldest first: the same that the files lead to.
 * @throws RangeError for a release that is not known, and for values that no fleet can have
 */
export function judgeTerms(terms: SlotTerms): readonly SlotJudgement[] {
  const { values, look, isSchedulerOff, declarations } = terms;
  const crons = terms.crons.flatMap(({ field, expression, isInCode }) => {
    const schedule = scheduleOf(expression);
    // One that never ticks loses nothing.
    if (schedule === undefined) return [];
    return [isInCode ? { field, schedule, isInCode } : { field, schedule }];
  });
  return judgeBehaviours(behavioursOf(terms.releases), { values, look, crons, isSchedulerOff }, declarations);
}
