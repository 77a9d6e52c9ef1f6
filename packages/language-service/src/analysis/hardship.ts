import { cycleOf, missedTurns } from "@slotwise/core";
import type { Severity } from "@slotwise/project";
import type { Finding } from "../findings/finding.js";
import { hardestFleets } from "../fleets/offending-sizes.js";
import type { Analysis } from "./analysis.js";

/**
 * How hard a finding is on a deployment, to be compared: its severity first, then whether the size of the fleet is known,
 * since nobody has a fleet of a size that was only tried, and then the share of turns missed under the releases it names.
 */
export function hardshipOf({ judgements, declarations }: Analysis, { severity, releases }: Finding): number {
  const concerned = judgements.filter(
    ({ behaviour }) => releases.length === 0 || behaviour.releases.some((release) => releases.includes(release)),
  );
  const shares = concerned.flatMap(hardestFleets).map((fleet) => {
    return cycleOf(fleet).regime === "nobody" ? 1 : missedTurns(fleet).turns;
  });
  const isSizeKnown = declarations.runners !== undefined;
  return RANK[severity] * 4 + (isSizeKnown ? 2 : 0) + Math.max(0, ...shares);
}

const RANK: Readonly<Record<Severity, number>> = { error: 2, warning: 1, info: 0 };
