import type { AddCommand } from "../../command-line/add-command.js";
import { formatOption } from "../../command-line/format-option.js";
import type { ExplainOptions } from "./explained.js";

/** `slotwise explain`: a rule's page, or the list of rules. */
export const addExplain: AddCommand = (program, { host, finish }) => {
  program
    .command("explain")
    .description("Explain a rule: what it finds, why it matters, how to fix it.")
    .argument("[rule]", "a rule's name")
    .addOption(formatOption())
    .option("--all", "list every rule")
    .addHelpText("after", EXAMPLES)
    .action(async (name: string | undefined, options: ExplainOptions) => {
      const { explained } = await import("./explained.js");
      host.stdout.write(await explained(options.all === true ? undefined : name, options, host));
      finish(0);
    });
};

const EXAMPLES = `
Examples:
  slotwise explain window-shorter-than-check
  slotwise explain --all
`;
