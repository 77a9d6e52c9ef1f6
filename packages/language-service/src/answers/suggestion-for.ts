import type { Analysis } from "../analysis/analysis.js";
import { reasonNotJudged } from "../analysis/reason-not-judged.js";
import { type NoSuggestion, type Suggestion, suggestSettings } from "../fixes/suggest.js";

/** Settings that are safe for a deployment, or why there are none. */
export function suggestionFor(analysis: Analysis): Suggestion | NoSuggestion {
  const { judgements } = analysis;
  return judgements.length === 0 ? { kind: "none", reason: reasonNotJudged(analysis) } : suggestSettings(judgements);
}
