import type { Finding, Fix, Place } from "@slotwise/language-service";
import { createSourceText } from "@slotwise/project";

/** The place of a piece of a text, which must be in it. */
export function placeOf(file: string, text: string, piece: string): Place {
  const startOffset = text.indexOf(piece);
  if (startOffset === -1) throw new RangeError(`${JSON.stringify(piece)} is not in the text`);
  const endOffset = startOffset + piece.length;
  const source = createSourceText(file, text);
  return { file, startOffset, endOffset, start: source.positionAt(startOffset), end: source.positionAt(endOffset) };
}

/** A finding for tests that need one, whatever it is about. */
export function findingAt(place: Place, changes: Partial<Finding> = {}): Finding {
  return {
    rule: "unknown-setting",
    severity: "warning",
    place,
    message: "something is wrong",
    releases: [],
    related: [],
    fixes: [],
    drawing: undefined,
    ...changes,
  };
}

/** A fix that needs nobody to look at it. */
export function safeFix(title: string, edits: Fix["edits"]): Fix {
  return { title, edits, safe: true };
}
