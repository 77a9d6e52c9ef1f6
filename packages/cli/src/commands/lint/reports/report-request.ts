import { InvalidArgumentError, Option } from "commander";
import { type Host, UsageError } from "../../../host/host.js";

/** The only list of formats, in the order of `--help`. */
const REPORT_FORMATS = ["pretty", "concise", "json", "sarif", "github"] as const;

export type ReportFormat = (typeof REPORT_FORMATS)[number];

/** One report that a run writes. */
export interface ReportRequest {
  readonly format: ReportFormat;
  /** Where to; without one, to standard output. */
  readonly file: string | undefined;
}

/** `--format` and `--output`, which belong to each other by their order: both write into one list. */
export function reportOptions(requests: ReportRequest[]): readonly Option[] {
  const format = new Option("--format <format>", "how to report; may be repeated, each with an --output behind it")
    .choices(REPORT_FORMATS)
    .argParser((text) => {
      const known = REPORT_FORMATS.find((name) => name === text);
      if (known === undefined) throw new InvalidArgumentError(`Allowed choices are ${REPORT_FORMATS.join(", ")}.`);
      requests.push({ format: known, file: undefined });
    });
  const output = new Option("--output <file>", "write the report of the --format before it into a file").argParser(
    (file) => {
      const last = requests.pop();
      if (last === undefined || last.file !== undefined) {
        throw new UsageError("--output needs a --format before it, such as --format sarif --output slotwise.sarif");
      }
      requests.push({ ...last, file });
    },
  );
  return [format, output];
}

/**
 * What a run writes: what was asked for; on standard output the text for people unless another report takes it; and in
 * GitHub Actions annotations, unless standard output carries JSON, which they would spoil.
 * @param ownsStandardOutput whether something that is no report goes there: a text that was fixed, or a diff
 * @throws UsageError when two reports would be written into one another
 */
export function plannedReports(
  asked: readonly ReportRequest[],
  { environment }: Pick<Host, "environment">,
  ownsStandardOutput: boolean,
): readonly ReportRequest[] {
  const onOutput = asked.filter(({ file }) => file === undefined).map(({ format }) => format);
  if (onOutput.length > 1) {
    throw new UsageError(`${onOutput.join(" and ")} cannot both go to standard output; give all but one an --output`);
  }
  const planned: ReportRequest[] = [...asked];
  if (onOutput.length === 0) planned.push({ format: "pretty", file: undefined });
  const forMachines = onOutput.includes("json") || onOutput.includes("sarif");
  const annotated = asked.some(({ format }) => format === "github");
  if (environment.GITHUB_ACTIONS === "true" && !forMachines && !annotated && !ownsStandardOutput) {
    planned.push({ format: "github", file: undefined });
  }
  return planned;
}
