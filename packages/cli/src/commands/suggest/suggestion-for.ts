import { reasonNotJudged, type Suggestion, suggestSettings } from "@slotwise/language-service";
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

export function suggestionFor(judged: Judged): SuggestionFor | NoSuggestionFor {
  const { judgements } = judged.analysis;
  if (judgements.length === 0) return { judged, reason: reasonNotJudged(judged.analysis) };
  const suggestion = suggestSettings(judgements);
  return suggestion.kind === "suggestion" ? { judged, suggestion } : { judged, reason: suggestion.reason };
}
