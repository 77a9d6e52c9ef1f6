import { type Suggestion, suggestionFor } from "@slotwise/language-service";
import type { Judged } from "../../project/judged.js";

/** Settings that are safe for a deployment. */
export interface SuggestionFor {
  readonly judged: Judged;
  readonly suggestion: Suggestion;
}

/** A deployment for which there are none, and why. */
export interface NoSuggestionFor {
  readonly judged: Judged;
  readonly reason: string;
}

export function judgedSuggestion(judged: Judged): SuggestionFor | NoSuggestionFor {
  const suggestion = suggestionFor(judged.analysis);
  return suggestion.kind === "suggestion" ? { judged, suggestion } : { judged, reason: suggestion.reason };
}
