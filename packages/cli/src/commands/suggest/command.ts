import type { AddCommand } from "../../command-line/add-command.js";
import { addFleetOptions, type FleetOptions } from "../../command-line/fleet-options.js";
import { formatOption, type ShortFormat } from "../../command-line/format-option.js";
import { type ExitStatus, type Host, UsageError } from "../../host.js";
import { inMessage, judgedAt } from "../../project/judged.js";
import { conciseSuggestion } from "./concise.js";
import { jsonSuggestions } from "./json.js";
import { writePrettySuggestion } from "./pretty.js";
import { suggestionFor } from "./suggestion-for.js";

interface SuggestOptions extends FleetOptions {
  readonly format: ShortFormat;
}

/** `slotwise suggest`: settings that are safe, to paste. */
export const addSuggest: AddCommand = (program, { host, finish }) => {
  const command = program
    .command("suggest")
    .description("Suggest settings that are safe for the fleet declared, judged again before they are shown.")
    .argument("[path]", "a file or folder whose other settings stay; without one, the current folder")
    .addOption(formatOption());
  addFleetOptions(command)
    .addHelpText("after", EXAMPLES)
    .action(async (path: string | undefined, options: SuggestOptions) => finish(await suggest(path, options, host)));
};

const EXAMPLES = `
Examples:
  slotwise suggest --runners 8 --service-duration 20s
  slotwise suggest --runners 1-20 --service-duration 5s --pynenc-version 0.4.0 pyproject.toml
`;

async function suggest(path: string | undefined, { format, ...options }: SuggestOptions, host: Host) {
  const judged = await judgedAt(path, options, host);
  if (judged.some(({ analysis }) => analysis.declarations.runners === undefined)) {
    throw new UsageError("how many runners are the settings to hold for? Say --runners 8, or --runners 1-8");
  }
  const suggestions = judged.map(suggestionFor);
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
