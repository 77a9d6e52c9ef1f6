import type { RuleName } from "@slotwise/language-service";
import type { Severity } from "@slotwise/project";
import { type Command, Option } from "commander";
import { addFleetOptions, addRuleOption, type FleetOptions } from "../../command-line/fleet-options.js";
import { ruleNames } from "../../command-line/rule-names.js";
import { UsageError } from "../../host/host.js";
import { type ReportRequest, reportOptions } from "./reports/report-request.js";

/** What `slotwise lint` was asked for, besides paths and reports. */
export interface LintOptions extends FleetOptions {
  readonly fix?: boolean;
  readonly diff?: boolean;
  readonly baseline?: string;
  readonly updateBaseline?: boolean;
  /** The rules to report; all where it is not said. */
  readonly only?: ReadonlySet<RuleName>;
  readonly failOn: Severity;
  readonly exitZero?: boolean;
  readonly allowNoSettings?: boolean;
  readonly quiet?: boolean;
  readonly stdinFilename: string;
}

/** @param requests where `--format` and `--output` leave what they ask for */
export function addLintOptions(command: Command, requests: ReportRequest[]): Command {
  for (const option of reportOptions(requests)) command.addOption(option);
  command
    .option("--fix", "apply the fixes that need nobody to look at them, and judge what comes of it")
    .option("--diff", "show what --fix would change, and write nothing")
    .option("--baseline <file>", "accept the problems that this file counts")
    .option("--update-baseline", "write today's problems into the baseline")
    .addOption(
      new Option("--only <rules>", "report these rules alone, with commas between them; may be repeated").argParser(
        ruleNames,
      ),
    )
    .addOption(
      new Option("--fail-on <severity>", "exit with 1 for problems at least this bad")
        .choices(["error", "warning", "info"])
        .default("warning"),
    )
    .option("--exit-zero", "exit with 0 whatever is found")
    .option("--allow-no-settings", "exit with 0, not 3, when there are no pynenc settings")
    .option("--quiet", "leave out remarks (info) and how far a fleet carries")
    .option("--stdin-filename <name>", "the name to judge standard input under", "pyproject.toml");
  return addRuleOption(addFleetOptions(command));
}

/** @throws UsageError for options that contradict each other */
export function checkOptions(options: LintOptions, requests: readonly ReportRequest[]): void {
  const { fix, diff, baseline, updateBaseline, only, quiet, failOn } = options;
  if (diff && fix) throw new UsageError("--diff shows what --fix would change: give one of them");
  if (diff && updateBaseline) throw new UsageError("--diff writes nothing, but --update-baseline does");
  if (only !== undefined && (fix || diff)) {
    throw new UsageError(
      `--only chooses what is reported, but ${fix ? "--fix" : "--diff"} is about all rules: give one of them`,
    );
  }
  if (only !== undefined && updateBaseline) {
    throw new UsageError("--only would leave the other rules out of the baseline: give --update-baseline without it");
  }
  if (updateBaseline && baseline === undefined) {
    throw new UsageError("--update-baseline needs to know which: add --baseline slotwise-baseline.json");
  }
  if (quiet && failOn === "info") throw new UsageError("--quiet leaves out what --fail-on info looks for");
  const onOutput = requests.find(({ file }) => file === undefined);
  if (diff && onOutput !== undefined) {
    throw new UsageError(`--diff takes standard output: give --format ${onOutput.format} an --output`);
  }
}
