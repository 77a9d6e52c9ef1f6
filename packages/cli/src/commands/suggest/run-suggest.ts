import type { FleetOptions } from "../../command-line/fleet-options.js";
import type { ShortFormat } from "../../command-line/format-option.js";
import { type ExitStatus, type Host, UsageError } from "../../host/host.js";
import { inMessage, judgedAt } from "../../project/judged.js";
import { conciseSuggestion } from "./concise.js";
import { jsonSuggestions } from "./json.js";
import { judgedSuggestion } from "./judged-suggestion.js";
import { writePrettySuggestion } from "./pretty.js";

export interface SuggestOptions extends FleetOptions {
  readonly format: ShortFormat;
}

/** Suggests settings for every deployment at a path. */
export async function runSuggest(
  path: string | undefined,
  { format, ...options }: SuggestOptions,
  host: Host,
): Promise<ExitStatus> {
  const judged = await judgedAt(path, options, host);
  if (judged.some(({ analysis }) => analysis.declarations.runners === undefined)) {
    throw new UsageError("how many runners are the settings to hold for? Say --runners 8, or --runners 1-8");
  }
  const suggestions = judged.map(judgedSuggestion);
  if (format === "json") host.stdout.write(jsonSuggestions(suggestions));
  for (const each of suggestions) {
    if ("reason" in each)
      host.stderr.write(`slotwise: ${inMessage(each.judged, judged)}nothing safe to suggest: ${each.reason}\n`);
    else if (format === "pretty") writePrettySuggestion(each, judged.length > 1, host);
    else if (format === "concise") host.stdout.write(conciseSuggestion(each));
  }
  return statusOf(suggestions);
}

function statusOf(suggestions: readonly object[]): ExitStatus {
  if (suggestions.length === 0) return 3;
  return suggestions.some((each) => "reason" in each) ? 1 : 0;
}
