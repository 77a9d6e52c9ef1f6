import { brokenPromises, cycleOf } from "@slotwise/core";
import type { Analysis, ProjectAnalysis } from "@slotwise/language-service";
import { hardestFleets, refusesStart, ruleNamed } from "@slotwise/language-service";
import type { RunnerRange } from "@slotwise/project";
import { cronLosses, losesMore } from "../../../packages/language-service/src/fleets/cron-losses.js";

/**
 * What is worse of a project after a change, under the releases that it was judged for; nothing where all is as good.
 * Counted are problems, not remarks. Where a value was unusable nothing was judged of the slots: what shows once it is
 * repaired was there before.
 */
export function worseForIt(before: ProjectAnalysis, after: ProjectAnalysis): readonly string[] {
  const unmasks = unjudged(after) < unjudged(before);
  const problems = [...counts(after)].flatMap(([key, count]) => {
    const isNews = count > (counts(before).get(key) ?? 0);
    const isSlot = ruleNamed(key.split(" ")[0] ?? "")?.group === "slots";
    // A fleet that runs again executes again, so that a kill can hit it.
    const isRevived = key.startsWith("lock-outlives-owner") && before.deployments.some(hasDeadFleet);
    return isNews && !(unmasks && isSlot) && !isRevived ? [`more of ${key}`] : [];
  });
  const fleets = before.deployments.flatMap((one) => {
    const other = after.deployments.find(({ name }) => name === one.name);
    return other === undefined ? [`no ${one.name} any more`] : worseFleets(one, other);
  });
  return [
    ...(unparsable(after) > unparsable(before) ? ["a file does not parse any more"] : []),
    ...(unjudged(after) > unjudged(before) ? ["a fleet cannot be judged any more"] : []),
    ...problems,
    ...fleets,
  ];
}

function unjudged({ deployments }: ProjectAnalysis): number {
  return deployments.filter(({ judgements }) => judgements.length === 0).length;
}

function unparsable({ deployments }: ProjectAnalysis): number {
  return deployments.flatMap(({ documents }) => documents).filter(({ syntaxProblem }) => syntaxProblem !== undefined)
    .length;
}

/** Whether, of the sizes that count, there is one in which nobody ever runs or no runner starts. */
function hasDeadFleet({ judgements }: Analysis): boolean {
  return judgements.some(
    (judgement) =>
      refusesStart(judgement) || hardestFleets(judgement).some((fleet) => cycleOf(fleet).safeStartSeconds === 0),
  );
}

/** Remarks that come without a problem that goes, of all releases in force together. */
export function remarksForNothing(before: ProjectAnalysis, after: ProjectAnalysis): readonly string[] {
  const [old, fresh] = [counts(before, true), counts(after, true)];
  const isRemark = (key: string) => key.endsWith(" info");
  const hasFewer = [...old].some(([key, count]) => !isRemark(key) && count > (fresh.get(key) ?? 0));
  if (hasFewer || unjudged(after) < unjudged(before)) return [];
  return [...fresh].filter(([key, count]) => isRemark(key) && count > (old.get(key) ?? 0)).map(([key]) => key);
}

/** How many problems each rule has of each severity or worse. */
function counts({ findings }: ProjectAnalysis, hasRemarks = false): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const { rule, severity } of findings.flatMap((each) => each.grouped ?? [each])) {
    const levels = [...LEVELS.slice(LEVELS.indexOf(severity), 2), ...(hasRemarks ? ["info"] : [])];
    for (const level of levels) found.set(`${rule} ${level}`, (found.get(`${rule} ${level}`) ?? 0) + 1);
  }
  return found;
}

const LEVELS: readonly string[] = ["error", "warning", "info"];

/** By the core alone: promises broken at a size declared, and ticks lost that were not. */
function worseFleets(one: Analysis, other: Analysis): readonly string[] {
  return one.judgements.flatMap((judgement, index) => {
    const changed = other.judgements[index];
    if (changed === undefined) return [];
    const promises = sizesOf(judgement.sizes).flatMap((size) => {
      const fleet = judgement.fleetOf(size);
      const broken = new Set(brokenPromises(fleet).map(({ promise }) => promise));
      // Where nobody ever runs nothing else can go wrong.
      if (cycleOf(fleet).safeStartSeconds === 0) return [];
      return brokenPromises(changed.fleetOf(size))
        .filter(({ promise }) => !broken.has(promise))
        .map(({ promise }) => `with ${size} runners ${promise} is broken`);
    });
    const ticks = losesMore(changed, cronLosses(judgement)) ? ["a cron loses ticks that it did not lose"] : [];
    return [...promises, ...ticks];
  });
}

/** Those where something can change first: the ends, the small ones. */
function sizesOf(sizes: RunnerRange | undefined): readonly number[] {
  if (sizes === undefined) return [];
  const small = [1, 2, 3, 4, 5, 6, 7, 8].filter((size) => size > sizes.least && size < sizes.most);
  return [...new Set([sizes.least, ...small, sizes.most])].filter((size) => size > 0 && size <= 1000);
}
