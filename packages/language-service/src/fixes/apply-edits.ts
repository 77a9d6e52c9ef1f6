import type { SettingsFile } from "@slotwise/project";
import type { Fix, TextEdit } from "../findings/finding.js";

/** A text with its edits made; nothing when they overlap or lie outside of it, since then they were meant for another. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string | undefined {
  const inOrder = edits.toSorted((first, second) => first.place.startOffset - second.place.startOffset);
  let result = "";
  let at = 0;
  for (const { place, newText } of inOrder) {
    if (place.startOffset < at || place.endOffset < place.startOffset || place.endOffset > text.length)
      return undefined;
    result += text.slice(at, place.startOffset) + newText;
    at = place.endOffset;
  }
  return result + text.slice(at);
}

/** The files with a fix made; undefined where it was meant for others. */
export function withFix(files: readonly SettingsFile[], { edits }: Fix): readonly SettingsFile[] | undefined {
  const changed: SettingsFile[] = [];
  for (const file of files) {
    const fixed = applyEdits(
      file.text,
      edits.filter(({ place }) => place.file === file.name),
    );
    if (fixed === undefined) return undefined;
    changed.push({ ...file, text: fixed });
  }
  return changed;
}
