import { displayWidth, wrapText } from "@slotwise/words";

/** Breaks a sentence that stands for itself, with what follows the first line set in; not at all where nobody tells the width. */
export function wrapHanging(text: string, columns: number | undefined): readonly string[] {
  if (columns === undefined || displayWidth(text) <= columns) return [text];
  return wrapText(text, columns - INDENT.length).map((line, index) => (index === 0 ? line : `${INDENT}${line}`));
}

const INDENT = "  ";
