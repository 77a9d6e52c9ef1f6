import type { EffectiveSetting, SettingsDocument, TextRange } from "@slotwise/project";
import { tableRange } from "@slotwise/project";
import { type SlotField, slotSetting } from "../fleets/slot-fields.js";
import type { RuleContext } from "./rule.js";

/** A stretch of a document. */
export interface DocumentPlace {
  readonly document: SettingsDocument;
  readonly range: TextRange;
}

/** Where an effective value is written; undefined for a default, which is written nowhere. */
export function valueOrigin(setting: EffectiveSetting | undefined): DocumentPlace | undefined {
  if (setting === undefined || setting.origin.kind === "default") return undefined;
  const { document, entry } = setting.origin;
  return { document, range: entry.value.range ?? entry.keyRange };
}

/** Whether a value comes of something that says no value, which nobody can change in its place. */
export function isImplied(setting: EffectiveSetting | undefined): boolean {
  return setting?.origin.kind === "code" && setting.origin.entry.isImplied === true;
}

/** Where to show a problem of the slots: the first of the settings that a file sets, else what the file has instead. */
export function placeOf(context: RuleContext, anchors: readonly SlotField[]): DocumentPlace {
  for (const field of anchors) {
    const origin = valueOrigin(slotSetting(context.app, field));
    if (origin !== undefined) return origin;
  }
  // Where nobody wrote a slot setting, the number of runners is what there is to change.
  return context.replicas ?? tablePlace(context.documents);
}

function tablePlace(documents: readonly SettingsDocument[]): DocumentPlace {
  for (const document of documents) {
    const table = document.settings ?? document.declarations;
    const range = table === undefined ? undefined : tableRange(table);
    if (range !== undefined) return { document, range };
  }
  // What starts the fleet stands last, behind its settings files: they may be about others as well.
  const last = documents.at(-1);
  const unit = last?.started?.units[0];
  if (last !== undefined && unit !== undefined) return { document: last, range: unit.range };
  const [document] = documents;
  if (document === undefined) throw new Error("a deployment has at least one document");
  return { document, range: { start: 0, end: 0 } };
}
