import { analyse, type Finding, type Place, type Severity } from "@slotwise/language-service";
import { Option } from "commander";
import { coloursFor, wantsUnicode } from "../colours.js";
import { findDeployments, type UnreadableFile } from "../files/deployments.js";
import { addFleetOptions, addRuleOption, declarationsOf, type FleetOptions } from "../fleet-options.js";
import type { ExitStatus, Host } from "../host.js";
import { conciseReport } from "../reports/concise.js";
import { jsonReport } from "../reports/json.js";
import { prettyReport } from "../reports/pretty.js";
import type { LintReport } from "../reports/report.js";
import type { AddCommand } from "../run.js";

interface LintOptions extends FleetOptions {
  readonly format: "pretty" | "concise" | "json";
  readonly failOn: Severity;
  readonly stdinFilename?: string;
}

/** `slotwise lint`: problems in settings files. */
export const addLint: AddCommand = (program, { host, finish }) => {
  const command = program
    .command("lint", { isDefault: true })
    .description("Find problems in pynenc settings (the default command).")
    .argument("[path...]", "files or folders; - reads standard input; without any, the current folder")
    .addOption(
      new Option("--format <format>", "how to report").choices(["pretty", "concise", "json"]).default("pretty"),
    )
    .addOption(
      new Option("--fail-on <severity>", "exit with 1 for problems at least this bad")
        .choices(["error", "warning", "info"])
        .default("warning"),
    )
    .option("--stdin-filename <name>", "the name to judge standard input under", "pyproject.toml");
  addRuleOption(addFleetOptions(command))
    .addHelpText("after", EXAMPLES)
    .action(async (paths: string[], options: LintOptions) => finish(await lint(paths, options, host)));
};

const EXAMPLES = `
Examples:
  slotwise lint                                     the current folder
  slotwise lint --runners 1-8 pyproject.toml        hold for every fleet of one to eight
  slotwise lint --service-duration 20s --clock-skew 500ms
  slotwise lint --pynenc-version 0.2 --pynenc-version 0.3
  cat pyproject.toml | slotwise lint -

Exit status: 0 clean, 1 problems, 2 wrong usage, 3 no pynenc settings anywhere.
`;

async function lint(paths: readonly string[], options: LintOptions, host: Host): Promise<ExitStatus> {
  const { deployments, unreadable } = await findDeployments(paths, host, options.stdinFilename);
  const judged = deployments
    .map(({ files, reported }) => ({ files, reported, analysis: analyse(files, declarationsOf(options)) }))
    .filter(({ analysis }) => analysis.carriesSettings);
  const findings = [
    ...unreadable.map(unreadableFinding),
    ...judged.flatMap(({ analysis, reported }) => analysis.findings.filter(({ place }) => reported.has(place.file))),
  ];
  if (judged.length === 0 && findings.length === 0) {
    host.stderr.write(`slotwise: no pynenc settings in ${paths.length === 0 ? "this folder" : paths.join(", ")}\n`);
    return 3;
  }
  host.stdout.write(written({ deployments: judged, findings }, options, host));
  return findings.some(({ severity }) => RANK[severity] >= RANK[options.failOn]) ? 1 : 0;
}

const RANK: Readonly<Record<Severity, number>> = { info: 0, warning: 1, error: 2 };

function written(report: LintReport, { format }: LintOptions, host: Host): string {
  switch (format) {
    case "pretty":
      return prettyReport(report, {
        colours: coloursFor(host.stdout, host),
        unicode: wantsUnicode(host.environment),
        columns: host.stdout.columns ?? 100,
      });
    case "concise":
      return conciseReport(report);
    case "json":
      return jsonReport(report);
  }
}

function unreadableFinding({ name, reason }: UnreadableFile): Finding {
  const start = { line: 0, character: 0 };
  const place: Place = { file: name, startOffset: 0, endOffset: 0, start, end: start };
  return {
    rule: "unreadable-file",
    severity: "error",
    place,
    message: `${name} was not judged: ${reason}`,
    versions: [],
    related: [],
    fixes: [],
    drawing: undefined,
  };
}
