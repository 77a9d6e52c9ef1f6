import { largestSafeCheckInterval } from "@slotwise/core";
import { formatDuration } from "@slotwise/timeline";
import { decimalsBelow } from "../nice-numbers.js";
import { valuesOf } from "./candidates.js";
import type { SlotRule } from "./slot-rule.js";

/** A runner looks less than once a cycle. */
export const checkExceedsInterval: SlotRule = {
  name: "check-exceeds-interval",
  summary: "a runner checks less than once a cycle",
  severity: "error",
  anchors: ["atomic_service_check_interval_minutes", "atomic_service_interval_minutes"],
  offends: (fleet) => fleet.checkIntervalMinutes >= fleet.settings.serviceIntervalMinutes,
  message: (fleet) => {
    const check = formatDuration(fleet.checkIntervalMinutes * 60);
    const interval = formatDuration(fleet.settings.serviceIntervalMinutes * 60);
    return `a runner looks every ${check}, but the cycle repeats every ${interval}: it is absent for whole cycles, and always at the same place in those it sees`;
  },
  *candidates(largest) {
    yield {
      field: "atomic_service_check_interval_minutes",
      values: valuesOf(largestSafeCheckInterval(largest), decimalsBelow),
    };
  },
};
