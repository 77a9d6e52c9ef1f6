import type { SlotField } from "./slot-fields.js";
import type { SlotJudgement } from "./slot-judgement.js";

/** Other values for settings of the slots, in each one's own unit. */
export type ChangedValues = Readonly<Partial<Record<SlotField, number>>>;

/** What a fix would make of a fleet: enough to tell of its effect, and nothing worked out before somebody asks. */
export interface SlotChange {
  readonly values: ChangedValues;
  /** The fleet as it is: one for each behaviour judged. */
  readonly before: readonly SlotJudgement[];
  /** The size that the problem tells of. */
  readonly totalRunners: number;
}

/** A judgement as if the values stood in the files. */
export function withValues(judgement: SlotJudgement, values: ChangedValues): SlotJudgement {
  let changed = judgement;
  for (const [field, value] of Object.entries(values)) changed = changed.with(field as SlotField, value);
  return changed;
}
