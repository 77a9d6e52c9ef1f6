import {
  createFleet,
  cycleOf,
  type Fleet,
  findSharedInstant,
  PROTOCOLS,
  pythonModulo,
  type SharedInstant,
  smallestSafeMargin,
  startFraction,
} from "@slotwise/core";
import { formatDuration } from "@slotwise/words";
import { decimalsAbove } from "../fleets/nice-numbers.js";
import type { SlotJudgement } from "../fleets/slot-judgement.js";
import { valuesOf } from "./candidates.js";
import { withRunners } from "./fleet-words.js";
import type { SlotRule } from "./slot-rule.js";

/** Nothing separates one runner's window from the next one's. */
export const noMargin: SlotRule = {
  name: "no-margin",
  summary: "without a margin nothing separates two executions",
  severity: "warning",
  severityFor: ({ protocol }) => (PROTOCOLS[protocol].locksStarts ? "info" : "warning"),
  anchors: ["atomic_service_spread_margin_minutes", "atomic_service_interval_minutes"],
  offends: (fleet) => {
    if (fleet.totalRunners === 1 || fleet.settings.spreadMarginMinutes > 0) return false;
    // Where late starts are refused there is silence at the end of a slot, margin or not.
    return startFraction(fleet.protocol, fleet.settings) === 1;
  },
  message: (fleet, judgement) => {
    const shared = firstShared(fleet, judgement);
    const slot = formatDuration(cycleOf(fleet).slotSeconds);
    const isLocked = PROTOCOLS[fleet.protocol].locksStarts;
    const effect = isLocked
      ? "is still running when the next runner looks, and only the store's lock keeps the two apart"
      : "overlaps the next runner's";
    const text = `an execution that starts late in its ${slot} slot ${effect}: ${withRunners(fleet, judgement)} and no margin each window ends where the next one begins`;
    if (shared === undefined) return text;
    const [first, second] = shared.instant.positions;
    return `${text}; with ${shared.totalRunners} runners, number ${first + 1} and number ${second + 1} may by rounding even ${isLocked ? "both be let through" : "start at once"}, ${instantText(shared.instant, fleet)} into a cycle`;
  },
  *candidates(fleet) {
    // How much margin is enough depends on how long an execution takes, and that only the user knows.
    if (fleet.longestExecutionSeconds === undefined) return;
    yield {
      field: "atomic_service_spread_margin_minutes",
      values: valuesOf(() => smallestSafeMargin(fleet), decimalsAbove),
    };
  },
};

/** As it stands where doubles decide, so that it can be tried; elsewhere it is a whole number of microseconds. */
function instantText({ currentTime }: SharedInstant, fleet: Fleet): string {
  if (!PROTOCOLS[fleet.protocol].roundsToMicroseconds) return `${currentTime} s`;
  return formatDuration(pythonModulo(currentTime, cycleOf(fleet).intervalSeconds));
}

/** Larger fleets are not searched, and neither are more of them. */
const MOST_SIZES = 64;

function firstShared(
  fleet: Fleet,
  judgement: SlotJudgement,
): { readonly totalRunners: number; readonly instant: SharedInstant } | undefined {
  const { least, most } = judgement.sizes ?? { least: 2, most: MOST_SIZES };
  const last = Math.min(most, least + MOST_SIZES - 1);
  for (let totalRunners = Math.max(2, least); totalRunners <= last; totalRunners++) {
    const search = findSharedInstant(cycleOf(createFleet({ ...fleet, totalRunners })));
    if (search.kind === "found") return { totalRunners, instant: search.instant };
  }
  return undefined;
}
