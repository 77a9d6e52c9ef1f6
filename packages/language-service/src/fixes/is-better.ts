import type { Severity } from "@slotwise/project";
import type { FleetReport, ProjectReport } from "../analysis/project-report.js";
import type { Finding } from "../findings/finding.js";
import { ruleNamed } from "../rules/index.js";

/**
 * Whether a change does good and nothing but: fewer or milder problems of some rule, and of no rule more or worse ones.
 * Where an error or a warning goes, remarks may come: of a fleet in which nobody ran there was less to remark on. Since
 * every change taken makes the counts smaller, those of remarks last, taking one after the other comes to an end.
 *
 * While a value is unusable no slot is judged; that one is repaired and the slots then have problems is no harm done.
 */
export function isBetter(before: readonly ProjectReport[], after: readonly ProjectReport[]): boolean {
  const fleets = (projects: readonly ProjectReport[]) =>
    projects.flatMap((project): readonly FleetReport[] => project.fleets);
  const unparsable = (projects: readonly ProjectReport[]) =>
    fleets(projects).reduce((total, fleet) => total + fleet.unparsable, 0);
  if (unparsable(after) > unparsable(before)) return false;
  const unjudged = (projects: readonly ProjectReport[]) =>
    fleets(projects).filter(({ singles }) => singles.length === 0).length;
  if (unjudged(after) > unjudged(before)) return false;
  const unmasksSlots = unjudged(after) < unjudged(before);
  const old = countsOf(before);
  const fresh = countsOf(after);
  let isSmaller = unmasksSlots;
  let hasNewRemark = false;
  let hasFewerProblems = false;
  for (const key of new Set([...old.keys(), ...fresh.keys()])) {
    const [was, is] = [old.get(key) ?? 0, fresh.get(key) ?? 0];
    const isRemark = key.endsWith(" info");
    if (is > was && !(unmasksSlots && isAboutSlots(key))) {
      if (!isRemark) return false;
      hasNewRemark = true;
    }
    if (is < was) isSmaller = true;
    if (is < was && !isRemark) hasFewerProblems = true;
  }
  return isSmaller && (!hasNewRemark || hasFewerProblems);
}

/** How many findings each rule has of each severity or worse. */
function countsOf(projects: readonly ProjectReport[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { rule, severity } of projects.flatMap(({ findings }): readonly Finding[] => findings)) {
    for (const level of AT_LEAST[severity]) {
      const key = `${rule} ${level}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  return counts;
}

const AT_LEAST: Readonly<Record<Severity, readonly Severity[]>> = {
  error: ["error", "warning", "info"],
  warning: ["warning", "info"],
  info: ["info"],
};

function isAboutSlots(key: string): boolean {
  return ruleNamed(key.split(" ")[0] ?? "")?.group === "slots";
}
