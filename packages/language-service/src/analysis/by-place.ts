import type { Severity } from "@slotwise/project";
import type { Finding } from "../findings/finding.js";

/** The order in which findings are told: file by file, from the top, the gravest of a place first. */
export function byPlace(first: Finding, second: Finding): number {
  return (
    compare(first.place.file, second.place.file) ||
    first.place.startOffset - second.place.startOffset ||
    SEVERITY_RANK[first.severity] - SEVERITY_RANK[second.severity]
  );
}

const SEVERITY_RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

function compare(first: string, second: string): number {
  return first < second ? -1 : first > second ? 1 : 0;
}
