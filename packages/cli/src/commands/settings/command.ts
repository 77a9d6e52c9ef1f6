import type { AddCommand } from "../../command-line/add-command.js";
import { addFleetOptions } from "../../command-line/fleet-options.js";
import { formatOption } from "../../command-line/format-option.js";
import type { SettingsOptions } from "./run-settings.js";

/** `slotwise settings`: what pynenc ends up with, and where it comes from. */
export const addSettings: AddCommand = (program, { host, finish }) => {
  const command = program
    .command("settings")
    .description("List the effective settings, each with the place it comes from.")
    .argument("[path]", "a file or folder; without one, the current folder")
    .addOption(formatOption())
    .option("--all", "list every setting of the application and its runner, not only those of the slots and those set");
  addFleetOptions(command)
    .addHelpText("after", EXAMPLES)
    .action(async (path: string | undefined, options: SettingsOptions) => {
      const { runSettings } = await import("./run-settings.js");
      finish(await runSettings(path, options, host));
    });
};

const EXAMPLES = `
Examples:
  slotwise settings
  slotwise settings --all --format json pyproject.toml
`;
