import type { TextRange } from "@slotwise/project";
import {
  type EffectiveSetting,
  type FileOrigin,
  passesOf,
  type ResolvedClass,
  resolveClass,
  settingsOf,
  type WrittenSetting,
} from "@slotwise/project";
import type { ConfigClass } from "@slotwise/pynenc";
import type { Analysis } from "../analysis/analysis.js";
import { analysesAt, analysisAt, type EditorDocument, holds } from "./editor-document.js";

/** A setting as written in a document, and what comes of it. */
export interface ResolvedSetting {
  readonly written: WrittenSetting;
  /** Undefined for a file that no deployment reads. */
  readonly analysis: Analysis | undefined;
  /** The setting as pynenc ends up with it, in the class that the application or its runner has. */
  readonly effective: EffectiveSetting | undefined;
}

/** The same, with what an offset in a file is asked for besides. */
export interface SettingAt extends ResolvedSetting {
  /** Other deployments in which another place decides about the setting, one for each such place. */
  readonly elsewhere: readonly { readonly analysis: Analysis; readonly effective: EffectiveSetting }[];
}

/** The setting whose name or value is at an offset. */
export function settingAt(editor: EditorDocument, offset: number): SettingAt | undefined {
  for (const written of settingsOf(editor.document)) {
    const { keyRange, value } = written.entry;
    if (holds(keyRange, offset) || (value.kind !== "table" && holds(value.range, offset))) {
      const setting = resolvedSetting(editor, written);
      return { ...setting, elsewhere: elsewhere(editor, setting) };
    }
  }
  return undefined;
}

export function resolvedSetting(editor: EditorDocument, written: WrittenSetting): ResolvedSetting {
  const analysis = analysisAt(editor, written.entry.keyRange);
  return { written, analysis, effective: analysis === undefined ? undefined : effectiveIn(analysis, written) };
}

function elsewhere(editor: EditorDocument, { written, analysis, effective }: ResolvedSetting): SettingAt["elsewhere"] {
  if (effective === undefined) return [];
  const byPlace = new Map<string, SettingAt["elsewhere"][number]>();
  for (const other of analysesAt(editor, written.entry.keyRange)) {
    const there = other === analysis ? undefined : effectiveIn(other, written);
    const place = there === undefined ? undefined : placeOf(there);
    if (there === undefined || place === undefined || place === placeOf(effective) || byPlace.has(place)) continue;
    byPlace.set(place, { analysis: other, effective: there });
  }
  return [...byPlace.values()];
}

/** Where a value stands, to be compared; a default stands nowhere. */
function placeOf({ origin }: EffectiveSetting): string {
  return origin.kind === "default" ? "" : `${origin.document.source.name} ${origin.entry.keyRange.start}`;
}

/** Preferably of the classes in use; of a class that is not, as it would be. */
function effectiveIn({ app, documents }: Analysis, { fields }: WrittenSetting): EffectiveSetting | undefined {
  const [first] = fields;
  if (first === undefined) return undefined;
  const inUse: readonly ResolvedClass[] = [app.pynenc, app.runner];
  const one = inUse
    .map((resolved) => resolved.get(first.field.name))
    .find((setting) => setting !== undefined && fields.some(({ configClass }) => reaches(configClass, setting)));
  return one ?? resolveClass(first.configClass, documents).get(first.field.name);
}

/** A class's own setting, or one that it inherits. */
function reaches(configClass: ConfigClass, setting: EffectiveSetting): boolean {
  return passesOf(setting.configClass).includes(configClass);
}

/** Where pynenc's value stands, or may stand, and what it beats, the strongest first. */
export function originsOf({ origin, rivals, beaten }: EffectiveSetting): readonly FileOrigin[] {
  return origin.kind === "default" ? [] : [origin, ...rivals.toReversed(), ...beaten.toReversed()];
}

/** Where a written value ends, or its name where it has none. */
export function valueRange({ entry }: WrittenSetting): TextRange {
  return entry.value.range ?? entry.keyRange;
}
