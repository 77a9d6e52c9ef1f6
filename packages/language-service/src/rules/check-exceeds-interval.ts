import { idlePeriodSeconds, largestSafeCheckInterval } from "@slotwise/core";
import { formatDuration } from "@slotwise/words";
import { decimalsBelow } from "../fleets/nice-numbers.js";
import { valuesOf } from "./candidates.js";
import type { SlotRule } from "./slot-rule.js";

/** A runner looks at most once a cycle. */
export const checkExceedsInterval: SlotRule = {
  name: "check-exceeds-interval",
  summary: "a runner checks at most once a cycle",
  severity: "error",
  startConditions: ["check-exceeds-two-runner-slot"],
  anchors: ["atomic_service_check_interval_minutes", "atomic_service_interval_minutes"],
  offends: (fleet) => fleet.checkIntervalMinutes >= fleet.settings.serviceIntervalMinutes,
  message: (fleet) => {
    const period = formatDuration(idlePeriodSeconds(fleet));
    const interval = formatDuration(fleet.settings.serviceIntervalMinutes * 60);
    const effect =
      fleet.totalRunners === 1
        ? "the one runner lets whole cycles pass without a run"
        : "a runner can miss its turn for many cycles in a row, and so can all the others at once";
    return `${effect}: it looks only every ${period}, and the whole cycle is no longer than ${interval}`;
  },
  *candidates(fleet) {
    yield {
      field: "atomic_service_check_interval_minutes",
      values: valuesOf(() => largestSafeCheckInterval(fleet), decimalsBelow),
    };
  },
};
