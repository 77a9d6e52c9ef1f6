import { brokenPromises, cycleOf } from "@slotwise/core";
import type { Analysis, ProjectAnalysis } from "../analysis/analysis.js";
import { eachAsFound, type Finding } from "../findings/finding.js";
import { cronLosses, losesMore } from "../fleets/cron-losses.js";
import { hardestFleets } from "../fleets/offending-sizes.js";
import type { SlotJudgement } from "../fleets/slot-judgement.js";
import { refusesStart } from "../fleets/start-refusals.js";
import { ruleNamed } from "../rules/index.js";

/**
 * Whether a project is nowhere worse for a change, under any release judged: no rule has more problems or graver ones, no
 * fleet breaks a promise that it kept, no cron loses a tick that it did not lose. Remarks may come where a problem goes. While
 * a value is unusable no slot is judged; that one is repaired and the slots then have problems is no harm done.
 */
export function isNoWorse(before: ProjectAnalysis, after: ProjectAnalysis): boolean {
  if (count(after, isUnparsable) > count(before, isUnparsable)) return false;
  const [unjudged, stillUnjudged] = [count(before, isUnjudged), count(after, isUnjudged)];
  if (stillUnjudged > unjudged) return false;
  const [old, fresh] = [countsOf(before.findings), countsOf(after.findings)];
  const more = [...fresh].filter(([key, number]) => number > (old.get(key) ?? 0)).map(([key]) => key);
  const isUnmasked = (key: string) => stillUnjudged < unjudged && isAboutSlots(key);
  if (more.some((key) => !isRemark(key) && !isUnmasked(key))) return false;
  const hasFewerProblems = [...old].some(([key, number]) => !isRemark(key) && number > (fresh.get(key) ?? 0));
  if (more.some((key) => isRemark(key) && !isUnmasked(key)) && !hasFewerProblems) return false;
  return before.deployments.every((one) => {
    const other = after.deployments.find(({ name, knownBy }) => name === one.name && knownBy === one.knownBy);
    return other !== undefined && one.judgements.every((each, at) => isFleetNoWorse(each, other.judgements[at]));
  });
}

function isFleetNoWorse(before: SlotJudgement, after: SlotJudgement | undefined): boolean {
  if (after === undefined || refusesStart(before)) return true;
  // Where a margin ends to fit, another size may be the hardest afterwards.
  const sizes = new Set([before, after].flatMap(hardestFleets).map(({ totalRunners }) => totalRunners));
  const keepsPromises = [...sizes].every((size) => {
    const fleet = before.fleetOf(size);
    // Where nobody ever ran nothing else could go wrong.
    if (cycleOf(fleet).safeStartSeconds === 0) return true;
    const broken = new Set(brokenPromises(fleet).map(({ promise }) => promise));
    return brokenPromises(after.fleetOf(size)).every(({ promise }) => broken.has(promise));
  });
  return keepsPromises && !losesMore(after, cronLosses(before));
}

function count({ deployments }: ProjectAnalysis, has: (deployment: Analysis) => boolean): number {
  return deployments.filter(has).length;
}

function isUnparsable({ documents }: Analysis): boolean {
  return documents.some(({ syntaxProblem }) => syntaxProblem !== undefined);
}

function isUnjudged({ judgements }: Analysis): boolean {
  return judgements.length === 0;
}

/** How many findings each rule has of each severity or worse, under each release. */
function countsOf(findings: readonly Finding[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { rule, severity, releases } of eachAsFound(findings)) {
    for (const release of releases.length === 0 ? ["any"] : releases) {
      for (const level of AT_LEAST[severity]) {
        const key = `${rule} ${release} ${level}`;
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
    }
  }
  return counts;
}

const AT_LEAST = { error: ["error", "warning", "info"], warning: ["warning", "info"], info: ["info"] } as const;

function isRemark(key: string): boolean {
  return key.endsWith(" info");
}

function isAboutSlots(key: string): boolean {
  return ruleNamed(key.split(" ")[0] ?? "")?.group === "slots";
}
