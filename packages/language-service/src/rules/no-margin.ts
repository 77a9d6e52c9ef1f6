import {
  createFleet,
  cycleOf,
  type Fleet,
  findSharedInstant,
  type SharedInstant,
  smallestSafeMargin,
} from "@slotwise/core";
import { formatDuration } from "@slotwise/timeline";
import { decimalsAbove } from "../nice-numbers.js";
import type { SlotJudgement } from "../slot-judgement.js";
import { valuesOf } from "./candidates.js";
import type { SlotRule } from "./slot-rule.js";

/** Nothing separates one runner's window from the next one's. */
export const noMargin: SlotRule = {
  name: "no-margin",
  summary: "without a margin nothing separates two executions",
  severity: "warning",
  anchors: ["atomic_service_spread_margin_minutes", "atomic_service_interval_minutes"],
  offends: (fleet) => {
    if (fleet.totalRunners === 1 || fleet.settings.spreadMarginMinutes > 0) return false;
    // Since 0.3 the refusal of late starts leaves silence at the end of a slot, margin or not.
    const fraction = fleet.settings.maxStartSlotFraction;
    return fleet.protocol === "slot-window" || fraction <= 0 || fraction >= 1;
  },
  message: (fleet, judgement) => {
    const shared = firstShared(fleet, judgement);
    const text = `without a margin one window ends where the next begins, so an execution that starts late in a slot of ${formatDuration(cycleOf(fleet).slotSeconds)} overlaps the next runner's${fleet.protocol === "slot-claim" ? " unless the store's lock holds it back" : ""}`;
    if (shared === undefined) return text;
    const [first, second] = shared.instant.positions;
    return `${text}; with ${shared.totalRunners} runners number ${first + 1} and number ${second + 1} may even both start at ${shared.instant.currentTime} s, by rounding`;
  },
  *candidates(largest) {
    // How much margin is enough depends on how long an execution takes, and that only the user knows.
    if (largest.longestExecutionSeconds === undefined) return;
    yield {
      field: "atomic_service_spread_margin_minutes",
      values: valuesOf(smallestSafeMargin(largest), decimalsAbove),
    };
  },
};

const MOST_SIZES = 64;

function firstShared(
  fleet: Fleet,
  judgement: SlotJudgement,
): { readonly totalRunners: number; readonly instant: SharedInstant } | undefined {
  const { least, most } = judgement.sizes ?? { least: 2, most: MOST_SIZES };
  const last = Math.min(most, least + MOST_SIZES);
  for (let totalRunners = Math.max(2, least); totalRunners <= last; totalRunners++) {
    const search = findSharedInstant(cycleOf(createFleet({ ...fleet, totalRunners })));
    if (search.kind === "found") return { totalRunners, instant: search.instant };
  }
  return undefined;
}
