import { Argument } from "commander";
import type { AddCommand } from "../../command-line/add-command.js";
import { bashCompletions } from "./bash.js";
import { type CompletedProgram, completedProgram } from "./command-tree.js";
import { fishCompletions } from "./fish.js";
import { zshCompletions } from "./zsh.js";

const SHELLS = ["bash", "zsh", "fish"] as const;

type Shell = (typeof SHELLS)[number];

const SCRIPTS: Readonly<Record<Shell, (program: CompletedProgram) => string>> = {
  bash: bashCompletions,
  zsh: zshCompletions,
  fish: fishCompletions,
};

/** `slotwise completions`: a script that teaches a shell to complete this command. */
export const addCompletions: AddCommand = (program, { host, finish }) => {
  program
    .command("completions")
    .description("Print a script that completes commands, options and rules in a shell.")
    .addArgument(new Argument("<shell>", "the shell it is for").choices(SHELLS))
    .addHelpText("after", EXAMPLES)
    .action((shell: Shell) => {
      host.stdout.write(SCRIPTS[shell](completedProgram(program)));
      finish(0);
    });
};

const EXAMPLES = `
Examples:
  source <(slotwise completions bash)                                        in ~/.bashrc
  slotwise completions zsh > "\${fpath[1]}/_slotwise"                         once
  slotwise completions fish > ~/.config/fish/completions/slotwise.fish       once
`;
