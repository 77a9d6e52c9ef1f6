import { inQuotesOf, type ResolvedApp, type SettingsDocument, type TextRange } from "@slotwise/project";
import { formatFloat } from "../fleets/nice-numbers.js";
import { type SlotField, slotSetting } from "../fleets/slot-fields.js";
import { isImplied } from "../rules/place.js";
import type { FileEdit } from "./code-action.js";
import { insertSettings, type NewSetting } from "./insert-settings.js";

/** An edit, and what it inserts where that stood nowhere. */
export interface MadeEdit extends FileEdit {
  readonly inserted?: { readonly document: SettingsDocument; readonly setting: NewSetting };
}

/** Whether a deployment has that value already, wherever it is from. */
export function isInForce(app: ResolvedApp, field: SlotField, value: number): boolean {
  const coerced = slotSetting(app, field)?.coerced;
  return coerced !== undefined && "value" in coerced && coerced.value === value;
}

/**
 * The edit that gives a deployment another value: where the value stands, or, where it is a default, as a line of its own in
 * the first of some documents that has a place for one. Undefined where there is none, or nobody has written the value.
 */
export function settingEdit(
  app: ResolvedApp,
  holders: readonly SettingsDocument[],
  field: SlotField,
  value: number,
): MadeEdit | undefined {
  const setting = slotSetting(app, field);
  if (setting === undefined || isImplied(setting)) return undefined;
  const { origin } = setting;
  const text = formatFloat(value);
  if (origin.kind === "default") return insertedIn(holders, [field, text]);
  const { range } = origin.entry.value;
  return range === undefined ? undefined : replaced(origin.document, range, text);
}

/** A line of its own in the first of some documents that has a place for one. */
export function insertedIn(documents: readonly SettingsDocument[], setting: NewSetting): MadeEdit | undefined {
  for (const document of documents) {
    const edit = insertSettings(document, [setting]);
    if (edit !== undefined) return { file: document.source.name, ...edit, inserted: { document, setting } };
  }
  return undefined;
}

/** Another value in the same quotes. */
export function replaced({ source }: SettingsDocument, range: TextRange, text: string): FileEdit {
  return { file: source.name, range, newText: inQuotesOf(source.text.slice(range.start, range.end), text) };
}

/** The edits with those as one that insert something into one file: they would begin the same table, one after the other. */
export function joined(edits: readonly MadeEdit[]): readonly FileEdit[] {
  const inserted = new Map<string, NonNullable<MadeEdit["inserted"]>[]>();
  for (const { file, inserted: each } of edits) {
    if (each !== undefined) inserted.set(file, [...(inserted.get(file) ?? []), each]);
  }
  const replacements = edits.flatMap(({ file, range, newText, inserted: each }) =>
    each === undefined ? [{ file, range, newText }] : [],
  );
  const insertions = [...inserted].flatMap(([file, all]): FileEdit[] => {
    const [first] = all;
    const settings = all.map(({ setting }) => setting);
    const edit = first === undefined ? undefined : insertSettings(first.document, settings);
    return edit === undefined ? [] : [{ file, ...edit }];
  });
  return [...replacements, ...insertions];
}
