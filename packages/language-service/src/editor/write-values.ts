import type { SettingsDocument, TextEdit } from "@slotwise/project";
import { entryOf, inQuotesOf, insertSetting } from "@slotwise/project";
import type { Analysis } from "../analysis/analysis.js";
import { formatFloat } from "../fleets/nice-numbers.js";
import { type SlotField, slotSetting } from "../fleets/slot-fields.js";
import type { FileEdit } from "./code-action.js";
import type { EditorDocument } from "./editor-document.js";
import { shownAnalysis } from "./shown-analysis.js";

/** Values for a fleet, to be written into its files. What is missing stays as it is. */
export interface WrittenValues {
  readonly serviceIntervalMinutes?: number;
  readonly spreadMarginMinutes?: number;
  readonly checkIntervalMinutes?: number;
  readonly runners?: number;
}

const FIELDS: readonly (readonly [keyof WrittenValues, SlotField])[] = [
  ["serviceIntervalMinutes", "atomic_service_interval_minutes"],
  ["spreadMarginMinutes", "atomic_service_spread_margin_minutes"],
  ["checkIntervalMinutes", "atomic_service_check_interval_minutes"],
];

/**
 * The edits that give a file's fleet these values: each where its value stands now, whatever file of the project that
 * is, and, where it is a default, as a line of its own in the settings. Nothing for a value that is there already, for
 * which no file has a place, or while the fleet cannot be judged: what does not parse may hold any table already.
 */
export function writeValues(editor: EditorDocument, values: WrittenValues): readonly FileEdit[] {
  const { document } = editor;
  const analysis = shownAnalysis(editor);
  if (analysis === undefined || analysis.judgements.length === 0) return [];
  const settings = FIELDS.flatMap(([name, field]) => {
    const value = values[name];
    return value === undefined || !Number.isFinite(value) ? [] : settingEdits(document, analysis, field, value);
  });
  const isSize = values.runners !== undefined && Number.isSafeInteger(values.runners) && values.runners >= 1;
  return [...settings, ...(isSize ? runnersEdits(document, analysis, String(values.runners)) : [])];
}

export function settingEdits(
  document: SettingsDocument,
  { app, documents }: Analysis,
  field: SlotField,
  value: number,
): readonly FileEdit[] {
  const setting = slotSetting(app, field);
  if (setting === undefined || ("value" in setting.coerced && setting.coerced.value === value)) return [];
  const { origin } = setting;
  if (origin.kind === "default")
    return firstOf([document, ...documents], (each) => insertSetting(each, field, formatFloat(value)));
  const { range } = origin.entry.value;
  return range === undefined ? [] : [replaced(origin.document, range, formatFloat(value))];
}

function runnersEdits(
  document: SettingsDocument,
  { documents, declarations }: Analysis,
  runners: string,
): readonly FileEdit[] {
  for (const each of documents.toReversed()) {
    const entry = each.declarations === undefined ? undefined : entryOf(each.declarations, "runners");
    if (entry?.value.range !== undefined) return [replaced(each, entry.value.range, runners)];
  }
  const replicas = documents.flatMap((each) =>
    (each.started?.units ?? []).flatMap((unit) =>
      unit.replicas === undefined ? [] : [{ each, range: unit.replicas.range }],
    ),
  );
  const [only, ...others] = replicas;
  // Of several services nobody knows which is to grow, nor how many an update that rolls adds to a new number.
  const isWholeFleet = ({ each, range }: NonNullable<typeof only>) =>
    Number(each.source.text.slice(range.start, range.end).replaceAll(/["']/g, "")) === declarations.runners?.most;
  if (only !== undefined && others.length === 0 && isWholeFleet(only))
    return [replaced(only.each, only.range, runners)];
  return firstOf([document, ...documents], (each) =>
    each.format?.writing.insertDeclaration?.(each, "runners", runners),
  );
}

function replaced({ source }: SettingsDocument, range: { start: number; end: number }, text: string): FileEdit {
  return { file: source.name, range, newText: inQuotesOf(source.text.slice(range.start, range.end), text) };
}

function firstOf(
  documents: readonly SettingsDocument[],
  edit: (document: SettingsDocument) => TextEdit | undefined,
): readonly FileEdit[] {
  for (const document of documents) {
    const made = edit(document);
    if (made !== undefined) return [{ file: document.source.name, ...made }];
  }
  return [];
}
