import { Command, CommanderError } from "commander";
import type { AddCommand } from "./command-line/add-command.js";
import { refuseMistypedCommand } from "./command-line/mistyped-command.js";
import { addAudit } from "./commands/audit/command.js";
import { addCompletions } from "./commands/completions/command.js";
import { addExplain } from "./commands/explain/command.js";
import { addLint } from "./commands/lint/command.js";
import { addPreview } from "./commands/preview/command.js";
import { addSettings } from "./commands/settings/command.js";
import { addSimulate } from "./commands/simulate/command.js";
import { addSuggest } from "./commands/suggest/command.js";
import { addVerify } from "./commands/verify/command.js";
import { type ExitStatus, type Host, NotJudgedError, UsageError, worstStatus } from "./host/host.js";
import { isVersionInDetail, VERSION, versionInDetail } from "./host/version.js";

/** The only list of commands, in the order of `--help`. */
const COMMANDS: readonly AddCommand[] = [
  addLint,
  addPreview,
  addSettings,
  addExplain,
  addSuggest,
  addVerify,
  addSimulate,
  addAudit,
  addCompletions,
];

/** How wide help is where no terminal says; commander's own choice. */
const HELP_COLUMNS = 80;

/** Runs one command line. Never throws: whatever happens becomes a message and a status. */
export async function run(args: readonly string[], host: Host): Promise<ExitStatus> {
  if (isVersionInDetail(args)) {
    host.stdout.write(versionInDetail(host));
    return 0;
  }
  const statuses: ExitStatus[] = [];
  const program = new Command("slotwise");
  program
    .description("Lint pynenc runner settings, and see the slots they give to a fleet.")
    .version(VERSION, "-V, --version", "output the version number; with --verbose, also what it runs on")
    .exitOverride()
    .configureOutput({
      writeOut: (text) => host.stdout.write(text),
      writeErr: (text) => host.stderr.write(text),
      // Not left to commander, which would open streams for them.
      getOutHelpWidth: () => host.stdout.columns ?? HELP_COLUMNS,
      getErrHelpWidth: () => host.stderr.columns ?? HELP_COLUMNS,
      getOutHasColors: () => host.stdout.isTerminal,
      getErrHasColors: () => host.stderr.isTerminal,
    });
  for (const add of COMMANDS) add(program, { host, finish: (status) => statuses.push(status) });
  const commands = program.createHelp().visibleCommands(program);
  try {
    const names = commands.map((command) => command.name());
    refuseMistypedCommand(args, names, host);
    await program.parseAsync(args, { from: "user" });
    return worstStatus(statuses);
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    const message = error instanceof Error ? error.message : String(error);
    const isExpected = error instanceof UsageError || error instanceof NotJudgedError;
    host.stderr.write(`slotwise: ${isExpected ? message : `internal error: ${message}`}\n`);
    return error instanceof NotJudgedError ? 1 : 2;
  }
}
