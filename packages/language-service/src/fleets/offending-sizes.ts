import { cycleOf, type Fleet } from "@slotwise/core";
import type { SlotJudgement } from "./slot-judgement.js";

/**
 * The smallest offending fleet of the sizes declared. Where none is declared, 2, and only when *every* fleet of two or
 * more offends: what only some do is a limit to tell, not a problem. Sizes at which nobody ever runs do not speak for a
 * fleet as long as there are others.
 *
 * @param offends must not turn false again as the fleet grows, within one of `sizeRegimes`
 */
export function smallestOffending(judgement: SlotJudgement, offends: (fleet: Fleet) => boolean): number | undefined {
  const offendsAt = (totalRunners: number) => offends(judgement.fleetOf(totalRunners));
  const { sizes, regimes } = judgement;
  if (sizes === undefined) {
    const running = regimes.filter(([first]) => cycleOf(judgement.fleetOf(first)).regime !== "nobody");
    return (running.length > 0 ? running : regimes).every(([first]) => offendsAt(first)) ? 2 : undefined;
  }
  for (const [first, last] of [[1, 1] as const, ...regimes]) {
    const least = Math.max(first, sizes.least);
    const most = Math.min(last, sizes.most);
    if (least > most || !offendsAt(most)) continue;
    return firstTrue(offendsAt, least, most);
  }
  return undefined;
}

/**
 * The fleets that settings are hardest on, of the sizes declared: the last of each of `sizeRegimes`. Where none is
 * declared, the fleet of 2, since settings that serve it are no longer a problem for every fleet.
 */
export function hardestFleets(judgement: SlotJudgement): readonly Fleet[] {
  const { sizes } = judgement;
  if (sizes === undefined) return [judgement.fleetOf(2)];
  return [[1, 1] as const, ...judgement.regimes].flatMap(([first, last]) =>
    Math.max(first, sizes.least) <= Math.min(last, sizes.most) ? [judgement.fleetOf(Math.min(last, sizes.most))] : [],
  );
}

/** The first whole number for which a test that stays true once it is true is true; it is for the last one. */
function firstTrue(test: (value: number) => boolean, first: number, last: number): number {
  let low = first;
  let high = last;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (test(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
