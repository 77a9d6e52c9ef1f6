import type { AddCommand } from "../../command-line/add-command.js";
import { addFleetOptions } from "../../command-line/fleet-options.js";
import { formatOption } from "../../command-line/format-option.js";
import type { SuggestOptions } from "./run-suggest.js";

/** `slotwise suggest`: settings that are safe, to paste. */
export const addSuggest: AddCommand = (program, { host, finish }) => {
  const command = program
    .command("suggest")
    .description("Suggest settings that are safe for the fleet declared, judged again before they are shown.")
    .argument("[path]", "a file or folder whose other settings stay; without one, the current folder")
    .addOption(formatOption());
  addFleetOptions(command)
    .addHelpText("after", EXAMPLES)
    .action(async (path: string | undefined, options: SuggestOptions) => {
      const { runSuggest } = await import("./run-suggest.js");
      finish(await runSuggest(path, options, host));
    });
};

const EXAMPLES = `
Examples:
  slotwise suggest --runners 8 --service-duration 20s
  slotwise suggest --runners 1-20 --service-duration 5s --pynenc-version 0.4.0 pyproject.toml
`;
