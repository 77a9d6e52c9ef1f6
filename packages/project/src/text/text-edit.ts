import type { TextRange } from "./source-text.js";

/** A replacement of one stretch of a text. */
export interface TextEdit {
  readonly range: TextRange;
  readonly newText: string;
}
