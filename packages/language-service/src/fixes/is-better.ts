import type { Severity } from "@slotwise/project";
import type { FleetReport, ProjectReport } from "../analysis/project-report.js";
import { eachAsFound } from "../findings/finding.js";
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
  for (const [key, by] of growth(old, fresh)) {
    const isRemark = key.endsWith(" info");
    if (by > 0 && !(unmasksSlots && isAboutSlots(key))) {
      if (!isRemark) return false;
      hasNewRemark = true;
    }
    if (by < 0) isSmaller = true;
    if (by < 0 && !isRemark) hasFewerProblems = true;
  }
  return isSmaller && (!hasNewRemark || hasFewerProblems);
}

/** The rules that have more problems after a change than before, or worse ones; remarks only where there is nothing worse. */
export function rulesWorse(before: readonly ProjectReport[], after: readonly ProjectReport[]): readonly string[] {
  const worse = growth(countsOf(before), countsOf(after)).filter(([, by]) => by > 0);
  const problems = worse.filter(([key]) => !key.endsWith(" info"));
  return [...new Set((problems.length > 0 ? problems : worse).map(([key]) => ruleOf(key)))];
}

function growth(
  old: ReadonlyMap<string, number>,
  fresh: ReadonlyMap<string, number>,
): readonly (readonly [key: string, by: number])[] {
  const keys = new Set([...old.keys(), ...fresh.keys()]);
  return [...keys].map((key) => [key, (fresh.get(key) ?? 0) - (old.get(key) ?? 0)]);
}

/** How many findings each rule has of each severity or worse. */
function countsOf(projects: readonly ProjectReport[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { rule, severity } of projects.flatMap(({ findings }) => eachAsFound(findings))) {
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
  return ruleNamed(ruleOf(key))?.group === "slots";
}

function ruleOf(key: string): string {
  return key.split(" ")[0] ?? "";
}
