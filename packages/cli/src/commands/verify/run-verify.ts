import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { type ExitStatus, type Host, UsageError } from "../../host/host.js";
import { TASKS } from "./campaign.js";
import { parseFlags, type VerifyFlags } from "./options.js";
import { parseReport } from "./reports/json.js";
import { judge, type Known, parseKnown } from "./reports/known.js";
import { mergeReports } from "./reports/merge.js";
import type { Report } from "./reports/report.js";
import type { ReportRequest } from "./reports/report-request.js";
import { writeReports } from "./reports/write-reports.js";
import { findVectors } from "./vectors/vector-lines.js";
import { verify } from "./verify.js";

/** The environment variable that names another folder of vectors. */
const VECTORS_VARIABLE = "SLOTWISE_VECTORS";

/** The whole command, once the command line has been read. */
export async function runVerify(
  flags: VerifyFlags & { readonly list?: boolean },
  reports: readonly ReportRequest[],
  host: Host,
): Promise<ExitStatus> {
  if (flags.list === true) {
    host.stdout.write(TASKS.map(({ facts }) => `${facts.id}\n    ${facts.statement}\n`).join(""));
    return 0;
  }
  const known = readKnown(flags.known, host);
  const report = flags.merge === undefined ? await verifyNow(flags, host) : mergeFiles(flags, flags.merge, host);
  const judgement = judge(report, known);
  writeReports(judgement, reports, host);
  return judgement.status;
}

function verifyNow(flags: VerifyFlags, host: Host): Promise<Report> {
  return verify(parseFlags(flags), host.environment[VECTORS_VARIABLE] || findVectors(), host);
}

/** What else would be checked has been checked by the shards. */
const NOT_WITH_MERGE = ["target", "runs", "seed", "only", "timeout", "shard"] as const;

function mergeFiles(flags: VerifyFlags, files: readonly string[], host: Host): Report {
  const wrong = NOT_WITH_MERGE.find((name) => flags[name] !== undefined);
  if (wrong !== undefined) throw new UsageError(`--merge checks nothing, so --${wrong} has no place beside it`);
  return mergeReports(files.map((file) => ({ file, report: parseReport(readText(file, host), file) })));
}

function readKnown(file: string | undefined, host: Host): Known {
  if (file === undefined) return new Map();
  return parseKnown(readText(file, host), file, new Set(TASKS.map(({ facts }) => facts.id)));
}

function readText(file: string, host: Host): string {
  try {
    return readFileSync(resolve(host.currentFolder, file), "utf8");
  } catch {
    throw new UsageError(`${file} cannot be read`);
  }
}
