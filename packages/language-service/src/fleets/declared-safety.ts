import { isSafe } from "@slotwise/core";
import { cutAlike, type JudgedMember } from "./fleet-members.js";
import { hardestFleets } from "./offending-sizes.js";
import type { SlotJudgement } from "./slot-judgement.js";
import { refusesStart } from "./start-refusals.js";

/**
 * Whether every fleet of the sizes declared keeps the promises that make it safe; undefined where no size is declared. Those
 * whose runners cut the cycle by different settings are promised nothing, and those that no runner starts in keep nothing.
 *
 * @param behaviour the number of the behaviour that the judgement is about, among those judged
 */
export function isSafeAsDeclared(
  judgement: SlotJudgement,
  members: readonly JudgedMember[],
  behaviour: number,
): boolean | undefined {
  if (judgement.sizes === undefined) return undefined;
  return !refusesStart(judgement) && cutAlike(members, behaviour) && hardestFleets(judgement).every(isSafe);
}
