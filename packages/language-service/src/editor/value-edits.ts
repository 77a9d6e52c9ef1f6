import type { Analysis } from "../analysis/analysis.js";
import type { ChangedValues } from "../fleets/slot-change.js";
import { SLOT_FIELDS, slotSetting } from "../fleets/slot-fields.js";
import type { FileEdit } from "./code-action.js";
import { isInForce, joined, settingEdit } from "./setting-edits.js";

/**
 * The edits that give a deployment these values, all of them: each where its value stands, and a default as a line of its own
 * in the file that says most of the slots. Undefined where one of them has no place.
 */
export function valueEdits({ app, documents }: Analysis, values: ChangedValues): readonly FileEdit[] | undefined {
  const holder = documents.find((document) =>
    SLOT_FIELDS.some((field) => {
      const origin = slotSetting(app, field)?.origin;
      return origin !== undefined && origin.kind !== "default" && origin.document.source.name === document.source.name;
    }),
  );
  const edits = SLOT_FIELDS.flatMap((field) => {
    const value = values[field];
    if (value === undefined || isInForce(app, field, value)) return [];
    return [settingEdit(app, holder === undefined ? [] : [holder], field, value)];
  });
  const made = edits.filter((edit) => edit !== undefined);
  return made.length === edits.length ? joined(made) : undefined;
}
