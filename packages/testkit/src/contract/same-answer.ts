import type { AtomicServiceClaim } from "@slotwise/core";
import type { CallAnswer, CallName } from "./implementation.js";

/** Whether two answers to one call are the same, bit for bit; 0 and -0 are, since JSON does not always tell them apart. */
export function sameAnswer<Name extends CallName>(name: Name, one: CallAnswer<Name>, other: CallAnswer<Name>): boolean {
  switch (name) {
    case "decideAtomicServiceClaim":
      return sameClaim(one as AtomicServiceClaim, other as AtomicServiceClaim);
    case "calculateTimeSlot":
      return sameFields(one as object, other as object, ["start", "end"]);
    case "validateExecutionTime":
      return sameFields(one as object, other as object, ["kind"]);
    default:
      return one === other;
  }
}

/** The only list of a claim's fields. */
export const CLAIM_FIELDS: readonly (keyof AtomicServiceClaim)[] = [
  "reason",
  "assignedRunnerId",
  "runnerPosition",
  "stableRunnerCount",
  "slotStart",
  "slotEnd",
  "isSlotOwnerNow",
  "lateStartFraction",
  "shouldTryStart",
  "cycleStart",
];

export function sameClaim(one: AtomicServiceClaim, other: AtomicServiceClaim): boolean {
  return CLAIM_FIELDS.every((field) => one[field] === other[field]);
}

function sameFields(one: object, other: object, fields: readonly string[]): boolean {
  return fields.every((field) => Reflect.get(one, field) === Reflect.get(other, field));
}
