import { inQuotesOf } from "@slotwise/project";
import type { Analysis } from "../analysis/analysis.js";
import { formatFloat } from "../fleets/nice-numbers.js";
import type { ChangedValues } from "../fleets/slot-change.js";
import { SLOT_FIELDS, slotSetting } from "../fleets/slot-fields.js";
import type { FileEdit } from "./code-action.js";
import { insertSettings, type NewSetting } from "./insert-settings.js";

/**
 * The edits that give a deployment these values: each where its value stands, and a default as a line of its own in the
 * file that says most of the slots. Undefined where one of them has no place.
 */
export function valueEdits({ app, documents }: Analysis, values: ChangedValues): readonly FileEdit[] | undefined {
  const edits: FileEdit[] = [];
  const inserted: NewSetting[] = [];
  const holder = documents.find((document) =>
    SLOT_FIELDS.some((field) => {
      const origin = slotSetting(app, field)?.origin;
      return origin !== undefined && origin.kind !== "default" && origin.document.source.name === document.source.name;
    }),
  );
  for (const field of SLOT_FIELDS) {
    const value = values[field];
    const origin = slotSetting(app, field)?.origin;
    if (value === undefined || origin === undefined) continue;
    const text = formatFloat(value);
    if (origin.kind === "default") {
      inserted.push([field, text]);
      continue;
    }
    const { source } = origin.document;
    const { range } = origin.entry.value;
    if (range === undefined || (origin.kind === "code" && origin.entry.isImplied === true)) return undefined;
    edits.push({ file: source.name, range, newText: inQuotesOf(source.text.slice(range.start, range.end), text) });
  }
  if (inserted.length === 0) return edits;
  const insert = holder === undefined ? undefined : insertSettings(holder, inserted);
  return holder === undefined || insert === undefined ? undefined : [...edits, { file: holder.source.name, ...insert }];
}
