import type { AddCommand } from "../../command-line/add-command.js";
import type { ExitStatus, Host } from "../../host/host.js";
import type { VerifyFlags } from "./options.js";
import { type ReportRequest, requestReport, writeLastReportTo } from "./reports/report-request.js";

/** `slotwise verify`: the invariants against the reference model, or against another implementation. */
export const addVerify: AddCommand = (program, { host, finish }) => {
  const reports: ReportRequest[] = [];
  program
    .command("verify")
    .description(
      "Check the invariants of slot scheduling against the reference model, or against another implementation.",
    )
    .option("--target <command>", "a program to check: it answers lines of JSON on its standard streams")
    .option("--runs <number>", "generated cases for each invariant (default: 300)")
    .option("--seed <number>", "the same seed gives the same cases (default: 1)")
    .option("--only <ids...>", "check these invariants only; commas and * are understood")
    .option("--timeout <seconds>", "how long a target may be silent (default: 10)")
    .option("--report <format>", "json, junit or markdown, in place of the text; may be repeated", (format) =>
      requestReport(format, reports),
    )
    .option("--output <file>", "write the report before it to a file", (file) => writeLastReportTo(file, reports))
    .option("--known <file>", "deviations that are accepted: an id a line, then why; # starts a comment")
    .option("--shard <i/n>", "take this share of the seeds and of the vectors")
    .option("--merge <reports...>", "put the JSON reports of all shards together instead of checking anything")
    .option("--list", "name every invariant and what it says")
    .addHelpText("after", EXAMPLES)
    .action(async (flags: VerifyFlags & { readonly list?: boolean }) =>
      finish(await verifyCommand(flags, reports, host)),
    );
};

const EXAMPLES = `
Exit status: 0 everything checked holds, 1 an invariant is broken, 2 the target failed or was called wrongly.

Examples:
  slotwise verify
  slotwise verify --target "python3 adapter.py"
  slotwise verify --target "./scheduler --json" --only "claim-*" --runs 5000 --seed 7
  slotwise verify --target "python3 adapter.py" --shard 2/8 --report json --output shard-2.json
  slotwise verify --merge shard-*.json --report junit --output verify.xml
`;

/** What checks is loaded only here: it takes longer to load than the other commands take to run. */
async function verifyCommand(
  flags: VerifyFlags & { readonly list?: boolean },
  reports: readonly ReportRequest[],
  host: Host,
): Promise<ExitStatus> {
  const { runVerify } = await import("./run-verify.js");
  return runVerify(flags, reports, host);
}
