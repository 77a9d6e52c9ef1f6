import { formatFloat, suggestedSettings } from "@slotwise/language-service";
import type { SuggestionFor } from "./judged-suggestion.js";

/** A line a setting, in the form that every file is shown in, whatever its own. */
export function conciseSuggestion({ judged, suggestion }: SuggestionFor): string {
  return suggestedSettings(judged.analysis, suggestion)
    .map(({ field, value, before }) => {
      const change = before === undefined ? "" : `, was ${formatFloat(before)}`;
      return `${judged.name}: ${field} = ${formatFloat(value)}${change}\n`;
    })
    .join("");
}
