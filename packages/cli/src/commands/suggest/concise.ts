import { formatFloat } from "@slotwise/language-service";
import { suggestedSettings } from "./suggested-settings.js";
import type { SuggestionFor } from "./suggestion-for.js";

/** A line a setting, in the form that every file is shown in, whatever its own. */
export function conciseSuggestion({ judged, suggestion }: SuggestionFor): string {
  return suggestedSettings(judged, suggestion)
    .map(({ field, value, before }) => {
      const change = before === undefined ? "" : `, was ${formatFloat(before)}`;
      return `${judged.name}: ${field} = ${formatFloat(value)}${change}\n`;
    })
    .join("");
}
