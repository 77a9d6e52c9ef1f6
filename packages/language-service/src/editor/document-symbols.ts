import type { TextRange } from "@slotwise/project";
import { effectiveValueText, settingsOf, tableRange } from "@slotwise/project";
import type { EditorDocument } from "./editor-document.js";
import { resolvedSetting, valueRange } from "./setting-at.js";

/** One line of a file's outline. */
export interface DocumentSymbol {
  readonly name: string;
  readonly detail: string;
  readonly kind: "setting" | "fleet" | "ours";
  /** All of it, and within that its name. */
  readonly range: TextRange;
  readonly nameRange: TextRange;
}

/** What we understand of a file: its settings, what it starts, and what it declares to us. */
export function documentSymbols(editor: EditorDocument): readonly DocumentSymbol[] {
  const { document } = editor;
  const settings = settingsOf(document).map((written): DocumentSymbol => {
    const { effective } = resolvedSetting(editor, written);
    const { key, keyRange } = written.entry;
    const detail = effective === undefined ? "" : effectiveValueText(effective);
    return { name: key, detail, kind: "setting", range: spanning(keyRange, valueRange(written)), nameRange: keyRange };
  });
  const fleets = (document.started?.units ?? [])
    .filter(({ range }) => range.end > range.start)
    .map(({ name, range, replicas }): DocumentSymbol => {
      const detail = replicas === undefined ? "" : `${replicas.least} replicas`;
      return { name, detail, kind: "fleet", range, nameRange: range };
    });
  const ours = (document.declarations?.entries ?? []).map(({ key, keyRange, value }): DocumentSymbol => {
    const whole = value.kind === "table" ? (tableRange(value) ?? keyRange) : value.range;
    const detail = "value" in value ? String(value.value) : "";
    return { name: key, detail, kind: "ours", range: spanning(keyRange, whole), nameRange: keyRange };
  });
  return [...settings, ...fleets, ...ours].sort((one, other) => one.range.start - other.range.start);
}

function spanning(one: TextRange, other: TextRange): TextRange {
  return { start: Math.min(one.start, other.start), end: Math.max(one.end, other.end) };
}
