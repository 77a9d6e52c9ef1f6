import { formatFloat } from "../fleets/nice-numbers.js";
import type { ChangedValues } from "../fleets/slot-change.js";
import { SLOT_FIELDS, type SlotField } from "../fleets/slot-fields.js";

/** Settings of the slots as they are called where there is no room for their names. */
const SHORT_NAMES: Readonly<Record<SlotField, string>> = {
  atomic_service_interval_minutes: "interval",
  atomic_service_spread_margin_minutes: "margin",
  atomic_service_check_interval_minutes: "check interval",
  runner_considered_dead_after_minutes: "dead after",
  runner_loop_sleep_time_sec: "loop sleep",
  atomic_service_max_start_slot_fraction: "start fraction",
  atomic_service_membership_stabilization_minutes: "stabilization",
};

/** `check interval 0.24`, `interval 8.0, margin 1.0`: each in the setting's own unit, as it is written in a file. */
export function valueWords(values: ChangedValues): string {
  return SLOT_FIELDS.flatMap((field) => {
    const value = values[field];
    return value === undefined ? [] : [`${SHORT_NAMES[field]} ${formatFloat(value)}`];
  }).join(", ");
}
