import { PROTOCOL_NAMES } from "@slotwise/core";
import { Option } from "commander";
import type { AddCommand } from "../../command-line/add-command.js";
import { addFleetOptions, type FleetOptions } from "../../command-line/fleet-options.js";
import { faultHelp } from "./faults-option.js";
import type { SimulateFlags } from "./options.js";

/** `slotwise simulate`: a fleet in virtual time, and the smallest story of how it goes wrong. */
export const addSimulate: AddCommand = (program, { host, finish }) => {
  const command = program
    .command("simulate")
    .description("Let the fleet run in virtual time, and look for the smallest story of how it goes wrong.")
    .argument("[path]", "a file or folder; without one, the current folder")
    .option("--for <time>", "how long, in virtual time (default: 30d)")
    .option(
      "--faults <list>",
      "what goes wrong, such as join,crash,skew=500ms (default: nothing; for --find block, crash)",
    )
    .option("--seed <number>", "the same seed gives the same run (default: 1)")
    .addOption(
      new Option("--find <what>", "look for this alone").choices([
        "overlap",
        "block",
        "silence",
        "missed-turn",
        "lost-turn",
      ]),
    )
    .option("--shard <i/n>", "take this share of the scenarios, and a seed of its own")
    .option("--target <command>", "let another program decide, as verify does (then the default is --for 1d)")
    .option("--timeout <seconds>", "how long a target may be silent (default: 10)")
    .addOption(new Option("--format <format>", "how to report").choices(["pretty", "json"]).default("pretty"))
    .option("--svg <file>", "write the picture of the first counterexample into a file")
    .option("--html <file>", "write it as a page that can be scrubbed")
    .addOption(
      new Option("--protocol <name>", "judge for all releases of pynenc that have this protocol").choices(
        PROTOCOL_NAMES,
      ),
    );
  addFleetOptions(command)
    .addHelpText("after", `\nFaults:\n${faultHelp()}\n${EXAMPLES}`)
    .action(async (path: string | undefined, flags: SimulateFlags & FleetOptions) => {
      // What simulates is loaded only here: the other commands do without it.
      const { runSimulate } = await import("./run-simulate.js");
      finish(await runSimulate(path, flags, host));
    });
};

const EXAMPLES = `
Examples:
  slotwise simulate --runners 3 --service-duration 20s --faults join
  slotwise simulate --runners 4 --find silence --pynenc-version 0.2.3
  slotwise simulate --runners 3 --faults crash,pause=10s,skew=500ms --html story.html
  slotwise simulate --runners 3 --faults join --target "python3 adapter.py"

Exit status: 0 every promise kept, 1 one broken, 2 wrong usage, 3 no pynenc settings anywhere.
`;
