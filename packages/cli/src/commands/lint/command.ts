import type { AddCommand } from "../../command-line/add-command.js";
import { addLintOptions, type LintOptions } from "./options.js";
import type { ReportRequest } from "./reports/report-request.js";

/** `slotwise lint`: problems in settings files. */
export const addLint: AddCommand = (program, { host, finish }) => {
  const requests: ReportRequest[] = [];
  const command = program
    .command("lint", { isDefault: true })
    .description("Find problems in pynenc settings (the default command).")
    .argument("[path...]", "files or folders; - reads standard input; without any, the current folder");
  addLintOptions(command, requests)
    .addHelpText("after", EXAMPLES)
    .action(async (paths: string[], options: LintOptions) => {
      const { runLint } = await import("./run-lint.js");
      finish(await runLint(paths, options, requests, host));
    });
};

const EXAMPLES = `
Examples:
  slotwise lint                                     the current folder
  slotwise lint --runners 1-8 pyproject.toml        hold for every fleet of one to eight
  slotwise lint --service-duration 20s --clock-skew 500ms
  slotwise lint --pynenc-version 0.2.3 --pynenc-version 0.4.0
  slotwise lint --diff                              what --fix would change
  slotwise lint --format pretty --format sarif --output slotwise.sarif
  slotwise lint --baseline slotwise-baseline.json   only what is new; --update-baseline accepts today's
  cat pyproject.toml | slotwise lint -

Exit status: 0 clean, 1 problems, 2 wrong usage, 3 no pynenc settings anywhere.
`;
