import type { Analysis } from "../analysis/analysis.js";
import { SUGGESTED_FIELDS, type SuggestedField, type Suggestion } from "../fixes/suggest.js";

/** One setting of a suggestion. */
export interface SuggestedSetting {
  readonly field: SuggestedField;
  readonly value: number;
  /** The value today; undefined where it is the same. */
  readonly before: number | undefined;
}

/** A suggestion's settings, in the order in which they are written. */
export function suggestedSettings({ judgements }: Analysis, { values }: Suggestion): readonly SuggestedSetting[] {
  return SUGGESTED_FIELDS.map((field) => {
    const today = judgements[0]?.values[field];
    return { field, value: values[field], before: today === values[field] ? undefined : today };
  });
}
