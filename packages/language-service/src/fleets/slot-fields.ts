import { boundsOf, type EffectiveSetting, isWithin, type ResolvedApp } from "@slotwise/project";
import { isInAnyOf } from "@slotwise/pynenc";

/** The settings that decide about the atomic service. */
export const SLOT_FIELDS = [
  "atomic_service_interval_minutes",
  "atomic_service_spread_margin_minutes",
  "atomic_service_check_interval_minutes",
  "runner_considered_dead_after_minutes",
  "runner_loop_sleep_time_sec",
  "atomic_service_max_start_slot_fraction",
  "atomic_service_membership_stabilization_minutes",
] as const;

export type SlotField = (typeof SLOT_FIELDS)[number];

/** The value of every slot field, in the unit that its name says. */
export type SlotValues = Readonly<Record<SlotField, number>>;

export function slotSetting(app: ResolvedApp, field: SlotField): EffectiveSetting | undefined {
  return field === "runner_loop_sleep_time_sec" ? app.runner.get(field) : app.pynenc.get(field);
}

/**
 * The values, or undefined where one of them is unusable: no runner starts with it, or nothing follows from it.
 * @param inUse the releases judged; what none of them has they ignore, whatever it is set to
 */
export function slotValues(app: ResolvedApp, inUse: readonly string[]): SlotValues | undefined {
  const values: Partial<Record<SlotField, number>> = {};
  for (const field of SLOT_FIELDS) {
    const setting = slotSetting(app, field);
    if (setting !== undefined && !isInAnyOf(setting.field, inUse)) {
      values[field] = Number(setting.field.default);
      continue;
    }
    const coerced = setting?.coerced;
    if (coerced === undefined || !("value" in coerced) || typeof coerced.value !== "number") return undefined;
    if (!isWithin(boundsOf({ name: field, unit: "minutes" }), coerced.value)) return undefined;
    values[field] = coerced.value;
  }
  return values as SlotValues;
}
