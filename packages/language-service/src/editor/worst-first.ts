import type { Severity } from "@slotwise/project";
import type { Analysis } from "../analysis/analysis.js";

const WORST_FIRST: readonly Severity[] = ["error", "warning", "info"];

/** The worst of what was found; undefined where nothing was. */
export function worstOf({ findings }: Analysis): Severity | undefined {
  return WORST_FIRST.find((severity) => findings.some((finding) => finding.severity === severity));
}

/** An order of deployments: the one that fares worst comes first; of those that fare alike, one whose size is known. */
export function worstFirst(one: Analysis, other: Analysis): number {
  return rank(one) - rank(other) || Number(isOfUnknownSize(one)) - Number(isOfUnknownSize(other));
}

function rank(analysis: Analysis): number {
  const worst = worstOf(analysis);
  return worst === undefined ? WORST_FIRST.length : WORST_FIRST.indexOf(worst);
}

function isOfUnknownSize({ declarations }: Analysis): boolean {
  return declarations.runners === undefined;
}
