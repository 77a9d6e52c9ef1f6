import type { TextRange } from "@slotwise/project";
import type { CompletionItem } from "./completion-items.js";

/** Something that may be written, and what it replaces. */
export interface Completion extends CompletionItem {
  readonly range: TextRange;
  readonly newText: string;
}
