import { suggestedBlock, suggestedPlace, suggestedSettings } from "@slotwise/language-service";
import { formatRunnerRange } from "@slotwise/project";
import { jsonText } from "../../command-line/format-option.js";
import type { NoSuggestionFor, SuggestionFor } from "./judged-suggestion.js";

/** What is suggested for every deployment: numbers, and the block as the file that they go to writes it. */
export function jsonSuggestions(suggestions: readonly (SuggestionFor | NoSuggestionFor)[]): string {
  return jsonText({ deployments: suggestions.map(deploymentOf) });
}

function deploymentOf(each: SuggestionFor | NoSuggestionFor) {
  const { files, analysis } = each.judged;
  const { runners, serviceDurationSeconds } = analysis.declarations;
  return {
    name: analysis.name ?? null,
    files: files.map(({ name }) => name),
    pynencReleases: analysis.releases.releases,
    runners: runners === undefined ? null : formatRunnerRange(runners),
    serviceDurationSeconds: serviceDurationSeconds ?? null,
    problem: "reason" in each ? each.reason : null,
    ...("reason" in each ? { goesTo: null, settings: [], lostTicks: [], block: null } : suggestionOf(each)),
  };
}

function suggestionOf({ judged, suggestion }: SuggestionFor) {
  return {
    goesTo: suggestedPlace(judged.analysis).file ?? null,
    settings: suggestedSettings(judged.analysis, suggestion).map(({ field, value, before }) => ({
      name: field,
      value,
      replaces: before ?? null,
    })),
    lostTicks: suggestion.lostTicks,
    block: suggestedBlock(judged.analysis, suggestion)
      .lines.map(({ text }) => `${text}\n`)
      .join(""),
  };
}
