import type { SettingsDocument, TextEdit } from "@slotwise/project";
import { entryOf, inQuotesOf } from "@slotwise/project";
import type { Analysis } from "../analysis/analysis.js";
import { cronProblem } from "../crons/cron-problem.js";
import { cronFields } from "../crons/cron-setting.js";
import { SLOT_FIELDS, type SlotField } from "../fleets/slot-fields.js";
import { isImplied } from "../rules/place.js";
import type { FileEdit } from "./code-action.js";
import type { EditorDocument } from "./editor-document.js";
import { insertedIn, isInForce, joined, type MadeEdit, replaced, settingEdit } from "./setting-edits.js";
import { shownDeployment } from "./shown-deployments.js";

/** Values for a fleet, to be written into its files. What is missing stays as it is. */
export interface WrittenValues {
  /** Each in its setting's own unit. */
  readonly settings?: Readonly<Partial<Record<SlotField, number>>>;
  /** Expressions, by the setting that is a cron; those in code are not written. */
  readonly crons?: Readonly<Record<string, string>>;
  readonly runners?: number;
}

/**
 * The edits that give a file's fleet these values: each where its value stands now, whatever file of the project that
 * is, and, where it is a default, as a line of its own in the settings. Nothing for a value that is there already, for
 * which no file has a place, or while the fleet cannot be judged: what does not parse may hold any table already.
 *
 * @param deployment whose fleet, by its name among those that the document shows; the one that fares worst where absent
 */
export function writeValues(editor: EditorDocument, values: WrittenValues, deployment?: string): readonly FileEdit[] {
  const { document } = editor;
  const analysis = analysisNamed(editor, deployment);
  if (analysis === undefined || analysis.judgements.length === 0) return [];
  const settings = SLOT_FIELDS.flatMap((field) => {
    const value = values.settings?.[field];
    return value === undefined || !Number.isFinite(value) ? [] : settingEdits(document, analysis, field, value);
  });
  const crons = cronFields(analysis.app).flatMap((field) => {
    const expression = values.crons?.[field];
    if (typeof expression !== "string" || !WRITABLE_CRON.test(expression)) return [];
    return cronProblem(field, expression, "") === undefined ? cronEdits(document, analysis, field, expression) : [];
  });
  const isSize = values.runners !== undefined && Number.isSafeInteger(values.runners) && values.runners >= 1;
  return [
    ...joined([...settings, ...crons]),
    ...(isSize ? runnersEdits(document, analysis, String(values.runners)) : []),
  ];
}

/** In quotes of any kind each of these stands for itself; a cron may hold line breaks, too, and nobody writes them. */
const WRITABLE_CRON = /^[\w*,/#?@() -]+$/;

/** Whoever names a deployment means no other one. */
function analysisNamed(editor: EditorDocument, deployment: string | undefined): Analysis | undefined {
  const shown = shownDeployment(editor, deployment);
  return deployment === undefined || shown?.name === deployment ? shown?.analysis : undefined;
}

export function settingEdits(
  document: SettingsDocument,
  { app, documents }: Analysis,
  field: SlotField,
  value: number,
): readonly MadeEdit[] {
  const edit = isInForce(app, field, value) ? undefined : settingEdit(app, [document, ...documents], field, value);
  return edit === undefined ? [] : [edit];
}

function cronEdits(
  document: SettingsDocument,
  { app, documents }: Analysis,
  field: string,
  expression: string,
): readonly MadeEdit[] {
  const setting = app.pynenc.get(field);
  if (setting === undefined || ("value" in setting.coerced && setting.coerced.value === expression)) return [];
  const { origin } = setting;
  const quoted = JSON.stringify(expression);
  if (origin.kind === "default") {
    // TOML and YAML, in the same quotes; where settings are variables or JSON a text is written in another way.
    const takesText = ({ format }: SettingsDocument) => format?.writing.settingsBlock?.comments === "behind";
    const edit = insertedIn([document, ...documents].filter(takesText), [field, quoted]);
    return edit === undefined ? [] : [edit];
  }
  const { range } = origin.entry.value;
  if (range === undefined || isImplied(setting)) return [];
  const { format, source } = origin.document;
  const isBare = inQuotesOf(source.text.slice(range.start, range.end), expression) === expression;
  // A star begins an alias where YAML has no quotes around it.
  return [
    isBare && format?.writing.hasPlainText === true
      ? { file: source.name, range, newText: quoted }
      : replaced(origin.document, range, expression),
  ];
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
