import type { AddCommand } from "../../command-line/add-command.js";
import { addFleetOptions } from "../../command-line/fleet-options.js";
import { formatOption } from "../../command-line/format-option.js";
import type { PreviewOptions } from "./run-preview.js";

/** `slotwise preview`: the cycle, drawn. */
export const addPreview: AddCommand = (program, { host, finish }) => {
  const command = program
    .command("preview")
    .description("Draw the cycle that the settings give to a fleet.")
    .argument("[path]", "a file or folder; without one, the current folder")
    .addOption(formatOption())
    .option("--svg <file>", "write the picture of one fleet under one release into a file");
  addFleetOptions(command)
    .addHelpText("after", EXAMPLES)
    .action(async (path: string | undefined, options: PreviewOptions) => {
      const { runPreview } = await import("./run-preview.js");
      finish(await runPreview(path, options, host));
    });
};

const EXAMPLES = `
Examples:
  slotwise preview                                  the fleet declared, or fleets of 1, 2, 3, 4, 5 and 10
  slotwise preview --runners 4 pyproject.toml
  slotwise preview --runners 4 --pynenc-version 0.2.3 --svg slots.svg
  slotwise preview --runners 1-8 --format json      the numbers of each cycle
`;
