import { type ExitStatus, UsageError } from "../../../host/host.js";
import type { Judgement, Report } from "./report.js";

/** Accepted deviations: an invariant's id, and why it is accepted. */
export type Known = ReadonlyMap<string, string>;

/**
 * Reads a list of accepted deviations: an id a line, the reason after it; `#` starts a comment.
 * @throws UsageError for an id that does not exist, or that stands there twice
 */
export function parseKnown(text: string, file: string, ids: ReadonlySet<string>): Known {
  const known = new Map<string, string>();
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const content = line.replace(/(^|\s)#.*$/, "").trim();
    if (content === "") continue;
    const [id = "", ...reason] = content.split(/\s+/);
    if (!ids.has(id)) throw new UsageError(`${file}:${index + 1}: there is no invariant "${id}"`);
    if (known.has(id)) throw new UsageError(`${file}:${index + 1}: "${id}" stands here twice`);
    known.set(id, reason.join(" "));
  }
  return known;
}

/** What a report means with what is accepted: 2 beats 1 beats 0. */
export function judge(report: Report, known: Known): Judgement {
  const broken = report.entries.filter(({ finding }) => finding.kind === "broken");
  const accepted = new Map([...known].filter(([id]) => broken.some((entry) => entry.id === id)));
  // A shard looks at a part of the seeds only, so it cannot say that something no longer happens.
  const isWhole = report.shard.of === 1 && report.stop === null;
  const held = report.entries.filter(({ finding }) => finding.kind === "held").map(({ id }) => id);
  const stale = isWhole ? held.filter((id) => known.has(id)) : [];
  const isUnchecked = report.entries.length > 0 && report.entries.every(isNotSupported);
  const remarks = isUnchecked && report.stop === null ? [`nothing was checked: ${whyNothing(report)}`] : [];
  return { report, accepted, stale, remarks, status: statusOf(report, accepted, stale, isUnchecked) };
}

function whyNothing({ entries }: Report): string {
  const whys = entries.flatMap(({ finding }) => (finding.kind === "not-checked" ? [finding.why] : []));
  // What a target lacks is listed with each invariant.
  if (whys.every((why) => why.startsWith(UNSUPPORTED_CALL))) return "the target supports none of the calls";
  return [...new Set(whys)].join("; ");
}

function isNotSupported({ finding }: Report["entries"][number]): boolean {
  return finding.kind === "not-checked" && finding.why !== NO_CASES;
}

/** How it begins why an invariant was not checked for lack of a call. */
export const UNSUPPORTED_CALL = "the target does not support ";

/** Why an invariant was not checked by a shard that has none of its seeds. */
export const NO_CASES = "none of its cases are in this shard";

function statusOf(report: Report, accepted: Known, stale: readonly string[], isUnchecked: boolean): ExitStatus {
  const hasError = report.entries.some(({ finding }) => finding.kind === "errored");
  if (report.stop !== null || hasError || isUnchecked) return 2;
  const isBroken = report.entries.some(({ id, finding }) => finding.kind === "broken" && !accepted.has(id));
  return isBroken || stale.length > 0 ? 1 : 0;
}
