import { rememberFor } from "@slotwise/project";
import { SLOT_FIELDS, type SlotField, slotSetting } from "../fleets/slot-fields.js";
import type { SlotJudgement } from "../fleets/slot-judgement.js";
import { type DocumentPlace, valueOrigin } from "./place.js";
import type { JudgedDeployment, RuleContext } from "./rule.js";

/** The fleets that have a value from one place, alike ones once: who changes it there changes it for all of them. */
export type FleetsSharing = ReadonlySet<readonly SlotJudgement[]>;

/** Of a value that nobody else has. The same for all, so that answers can be kept for it. */
export const NOBODY_ELSE: FleetsSharing = new Set();

/** The fleets that have the value of a setting from where this one has it. */
export function fleetsSharing(
  { app, siblings }: Pick<RuleContext, "app" | "siblings">,
  field: SlotField,
): FleetsSharing {
  const origin = valueOrigin(slotSetting(app, field));
  const fleets = origin === undefined ? undefined : fleetsByPlace(siblings).get(keyOf(field, origin));
  return fleets === undefined || fleets.size < 2 ? NOBODY_ELSE : fleets;
}

const fleetsByPlace = rememberFor((siblings: readonly JudgedDeployment[]) => {
  const fleets = new Map<string, Set<readonly SlotJudgement[]>>();
  for (const { app, judgements } of siblings) {
    for (const field of SLOT_FIELDS) {
      const origin = valueOrigin(slotSetting(app, field));
      if (origin === undefined) continue;
      const key = keyOf(field, origin);
      fleets.set(key, (fleets.get(key) ?? new Set()).add(judgements));
    }
  }
  return fleets;
});

function keyOf(field: SlotField, { document, range }: DocumentPlace): string {
  return `${field} ${range.start} ${document.source.name}`;
}
