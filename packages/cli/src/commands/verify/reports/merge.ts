import { batchNumber } from "@slotwise/testkit";
import { UsageError } from "../../../host/host.js";
import { NO_CASES } from "./known.js";
import type { Entry, Report } from "./report.js";

/** A report, and the file it was read from. */
export interface NamedReport {
  readonly file: string;
  readonly report: Report;
}

/**
 * Puts the shards of one campaign together. Shards that are missing make it a stopped one.
 * @throws UsageError for reports of different campaigns, or the same shard twice
 */
export function mergeReports(inAnyOrder: readonly NamedReport[]): Report {
  const named = inAnyOrder.toSorted((one, other) => one.report.shard.index - other.report.shard.index);
  const [first, ...others] = named;
  if (first === undefined) throw new UsageError("--merge needs the reports to put together");
  for (const other of others) requireSameCampaign(first, other);
  requireSameSelection(named);
  const shards = new Map<number, string>();
  for (const { file, report } of named) {
    const twice = shards.get(report.shard.index);
    if (twice !== undefined) throw new UsageError(`${twice} and ${file} are both shard ${report.shard.index}`);
    shards.set(report.shard.index, file);
  }
  const { of } = first.report.shard;
  const missing = Array.from({ length: of }, (_, index) => index + 1).filter((index) => !shards.has(index));
  const stopped = named.find(({ report }) => report.stop !== null);
  const stop =
    stopped?.report.stop ??
    (missing.length > 0
      ? { message: `${missing.length} of ${of} shards are missing: ${missing.join(", ")}`, details: [] }
      : null);
  return {
    ...first.report,
    implementation: named.find(({ report }) => report.implementation !== null)?.report.implementation ?? null,
    shard: { index: 1, of: 1 },
    seconds: named.reduce((sum, { report }) => sum + report.seconds, 0),
    stop,
    entries: mergeEntries(named.map(({ report }) => report)),
  };
}

function requireSameCampaign(
  { file, report: one }: NamedReport,
  { file: otherFile, report: other }: NamedReport,
): void {
  const facts = (report: Report) => ({
    "number of shards": report.shard.of,
    seed: report.seed,
    "number of runs": report.runs,
    target: report.target,
    implementation:
      report.implementation === null ? null : `${report.implementation.name} ${report.implementation.version}`,
  });
  const [mine, theirs] = [facts(one), facts(other)];
  for (const name of Object.keys(mine) as (keyof typeof mine)[]) {
    if (mine[name] === theirs[name] || (name === "implementation" && (mine[name] === null || theirs[name] === null)))
      continue;
    throw new UsageError(
      `${file} and ${otherFile} are not of one campaign: the ${name} is ${mine[name]} and ${theirs[name]}`,
    );
  }
}

/** Whether they chose the same invariants; one that stopped has not come to all of its own. */
function requireSameSelection(named: readonly NamedReport[]): void {
  const finished = named.filter(({ report }) => report.stop === null);
  for (const one of finished) {
    const ids = new Set(one.report.entries.map(({ id }) => id));
    for (const { file, report } of named) {
      const extra = report.entries.find(({ id }) => !ids.has(id));
      if (extra === undefined) continue;
      throw new UsageError(`${one.file} and ${file} are not of one campaign: only ${file} has ${extra.id}`);
    }
  }
}

/** In the order of the first report that has them. */
function mergeEntries(reports: readonly Report[]): readonly Entry[] {
  const byId = new Map<string, Entry[]>();
  for (const entry of reports.flatMap(({ entries }) => entries))
    byId.set(entry.id, [...(byId.get(entry.id) ?? []), entry]);
  return [...byId.values()].flatMap((entries) => {
    const worst = WORST_FIRST.map((isSuch) => entries.filter(isSuch)).find(({ length }) => length > 0) ?? [];
    const [first] = worst.toSorted((one, other) => placeOf(one, reports) - placeOf(other, reports));
    if (first === undefined) return [];
    const sum = (field: "cases" | "calls") => entries.reduce((total, entry) => total + entry[field], 0);
    return [{ ...first, cases: sum("cases"), calls: sum("calls") }];
  });
}

/** Where in the whole campaign a failure was found: one run would have met the first of them, and ended there. */
function placeOf({ finding }: Entry, [campaign]: readonly Report[]): number {
  if (finding.kind !== "broken" && finding.kind !== "errored") return 0;
  if (finding.seed === null || campaign === undefined) return finding.line ?? 0;
  return batchNumber(finding.seed, { runs: campaign.runs, seed: campaign.seed });
}

/** What one shard could not check was not checked, whatever the others found; a shard without cases says nothing. */
const WORST_FIRST: readonly ((entry: Entry) => boolean)[] = [
  ({ finding }) => finding.kind === "errored",
  ({ finding }) => finding.kind === "broken",
  ({ finding }) => finding.kind === "not-checked" && finding.why !== NO_CASES,
  ({ finding }) => finding.kind === "held",
  () => true,
];
