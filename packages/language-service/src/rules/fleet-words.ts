import type { Fleet } from "@slotwise/core";
import type { SlotJudgement } from "../fleets/slot-judgement.js";

/**
 * `with 4 runners`, the smallest fleet that has a problem; `already with 2 runners` where no size is declared, and so
 * every fleet of two or more has it.
 */
export function withRunners({ totalRunners }: Pick<Fleet, "totalRunners">, { sizes }: SlotJudgement): string {
  const runners = totalRunners === 1 ? "1 runner" : `${totalRunners} runners`;
  return `${sizes === undefined ? "already " : ""}with ${runners}`;
}
