import type { TextRange } from "../text/source-text.js";

/** A part of a file of which nothing is read, though it may say something of what is started. */
export interface UnreadPart {
  readonly range: TextRange;
  /** Why, as a clause. */
  readonly reason: string;
}
