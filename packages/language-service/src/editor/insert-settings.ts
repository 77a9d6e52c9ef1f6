import { insertSetting, readDocument, type SettingsDocument, type TextEdit } from "@slotwise/project";
import { smallestEdit } from "../fixes/smallest-edit.js";

/** A setting that stands nowhere yet, and its value as it is written. */
export type NewSetting = readonly [field: string, value: string];

/**
 * One edit that sets several settings which a file does not set yet: each goes where it belongs once those before it are
 * there. Beside each other, two might begin the same table, or replace the same end of the file. Undefined where one of them
 * has no place.
 */
export function insertSettings(document: SettingsDocument, settings: readonly NewSetting[]): TextEdit | undefined {
  const before = document.source.text;
  let current = document;
  // Each goes to the front of what is there.
  for (const [field, value] of settings.toReversed()) {
    const edit = insertSetting(current, field, value);
    if (edit === undefined) return undefined;
    if (settings.length === 1) return edit;
    const { text } = current.source;
    current = readDocument(
      document.source.name,
      text.slice(0, edit.range.start) + edit.newText + text.slice(edit.range.end),
    );
  }
  return smallestEdit(before, current.source.text);
}
