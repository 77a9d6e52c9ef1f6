import { UsageError } from "../../../host/host.js";

const REPORT_FORMATS = ["json", "junit", "markdown"] as const;

export type ReportFormat = (typeof REPORT_FORMATS)[number];

/** A report to write: to a file, or to standard output in place of the text for people. */
export interface ReportRequest {
  readonly format: ReportFormat;
  readonly file: string | undefined;
}

/** `--report FORMAT`. @throws UsageError for a format that there is not */
export function requestReport(format: string, requests: ReportRequest[]): void {
  const known = REPORT_FORMATS.find((name) => name === format);
  if (known === undefined)
    throw new UsageError(`--report is "${format}", but must be one of ${REPORT_FORMATS.join(", ")}`);
  requests.push({ format: known, file: undefined });
}

/** `--output FILE`: where the report asked for before it goes. @throws UsageError where there is none */
export function writeLastReportTo(file: string, requests: ReportRequest[]): void {
  const last = requests.pop();
  if (last === undefined || last.file !== undefined) throw new UsageError("--output needs a --report before it");
  requests.push({ ...last, file });
}
