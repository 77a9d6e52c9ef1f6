import { cycleOf, largestSafeMargin, smallestSafeInterval } from "@slotwise/core";
import { formatDuration } from "@slotwise/words";
import { decimalsBelow, intervalsAbove } from "../fleets/nice-numbers.js";
import { valuesOf } from "./candidates.js";
import { withRunners } from "./fleet-words.js";
import type { SlotRule } from "./slot-rule.js";

/** The margin takes the whole slot. */
export const marginExceedsSlot: SlotRule = {
  name: "margin-exceeds-slot",
  summary: "the spread margin leaves nothing of the slot",
  severity: "warning",
  startConditions: ["two-runner-slot-empty"],
  severityFor: (fleet) => (cycleOf(fleet).regime === "nobody" ? "error" : "warning"),
  anchors: ["atomic_service_spread_margin_minutes", "atomic_service_interval_minutes"],
  offends: (fleet) => {
    const { regime } = cycleOf(fleet);
    return regime === "half-slot" || regime === "nobody";
  },
  message: (fleet, judgement, whose) => {
    const { regime, slotSeconds, marginSeconds, gapSeconds } = cycleOf(fleet);
    const cause = `${withRunners(fleet, judgement)} a slot is ${formatDuration(slotSeconds)} long and the margin of ${formatDuration(marginSeconds)} leaves nothing of it`;
    return regime === "nobody"
      ? `${who(whose)}: ${cause}`
      : `only ${formatDuration(gapSeconds)} separate two windows: ${cause}, so pynenc drops the margin in silence and uses half of the slot`;
  },
  *candidates(fleet) {
    yield {
      field: "atomic_service_spread_margin_minutes",
      values: valuesOf(() => largestSafeMargin(fleet), decimalsBelow),
    };
    yield {
      field: "atomic_service_interval_minutes",
      values: valuesOf(() => smallestSafeInterval(fleet), intervalsAbove),
    };
  },
};

function who(whose: string | undefined): string {
  return whose === undefined
    ? "nobody ever runs the atomic service, so no trigger fires and no dead runner's work is recovered"
    : `the runners of ${whose} never run the atomic service, and their turns stay empty`;
}
