import { Option } from "commander";
import type { AddCommand } from "../../command-line/add-command.js";
import { addFleetOptions } from "../../command-line/fleet-options.js";
import { acceptedPromise } from "./accepted-promise.js";
import type { AuditFlags } from "./options.js";

/** `slotwise audit`: what a living fleet really did. */
export const addAudit: AddCommand = (program, { host, finish }) => {
  const command = program
    .command("audit")
    .description("Read a living fleet's store, and say whether it works now, what it did, and which promises it broke.")
    .argument("[source]", "a SQLite file, redis://host:6379/0, a file of records, or - for records on standard input")
    .option("--app <module:app>", "read any other store through pynenc's own API: imports the module")
    .option("--python <command>", "the Python that has the application (default: python)")
    .option("--application <name>", "which of several applications in the store")
    .option("--settings <path>", "the fleet's settings: a file or folder (default: the current folder)")
    .option("--since <time>", "draw so much time, such as 1h (default: the last three cycles, or up to six)")
    .option("--at <time>", "draw the time around an instant, such as 2026-01-31T14:05Z or 14:05 (UTC)")
    .option("--now <time>", "the instant of the audit (default: when the records were read)")
    .addOption(
      new Option("--format <format>", "how to report")
        .choices(["pretty", "json", "openmetrics", "records"])
        .default("pretty"),
    )
    .option("--anonymous", "with --format records: replace the ids")
    .addOption(
      new Option("--accept <promise>", "do not let a broken promise count into the status; may be repeated").argParser(
        acceptedPromise,
      ),
    )
    .option("--svg <file>", "write the picture into a file")
    .option("--html <file>", "write it as a page that can be scrubbed")
    .option("--watch [seconds]", "keep the picture up to date in the terminal (default: every 2 s); q ends it")
    .option("--declare", "print the numbers measured as a [tool.slotwise] block, and what lint says with them")
    .option("--write", "with --declare: put them into the settings file");
  addFleetOptions(command)
    .addHelpText("after", EXAMPLES)
    .action(async (source: string | undefined, flags: AuditFlags) => {
      const { runAudit } = await import("./run-audit.js");
      finish(await runAudit(source, flags, host));
    });
};

const EXAMPLES = `
Examples:
  slotwise audit fleet.db                           is it working now, and if not, since when and why?
  slotwise audit fleet.db --watch
  slotwise audit redis://127.0.0.1:6379/0 --application orders --settings deploy
  slotwise audit --app orders.tasks:app --python .venv/bin/python
  slotwise audit fleet.db --since 1h --html hour.html
  slotwise audit fleet.db --format records --anonymous > records.jsonl
  slotwise audit fleet.db --declare --write

For node_exporter's textfile collector, the file replaced whole, and kept where nothing was judged:
  slotwise audit fleet.db --format openmetrics > fleet.new; case $? in 0|1|3) mv fleet.new fleet.prom;; esac

The store is only read. A password belongs into REDIS_URL, where no list of processes shows it.

Exit status: 0 every promise kept or not to be told, 1 one broken, 2 wrong usage or a source that cannot be read, 3 nothing
recorded.
`;
