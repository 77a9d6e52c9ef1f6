import { cycleOf, type Fleet, guarantee, lockExposure } from "@slotwise/core";
import { formatShare } from "../fleets/nice-numbers.js";
import type { SlotJudgement } from "../fleets/slot-judgement.js";
import type { SlotRule } from "./slot-rule.js";

/** A runner that is killed in an execution leaves the store's lock behind, and nobody ever runs again. */
export const lockOutlivesOwner: SlotRule = {
  name: "lock-outlives-owner",
  summary: "a runner that is killed in an execution stops the whole fleet for good",
  severity: "info",
  severityFor: (fleet) => (exposureOf(fleet) >= EXPOSED ? "warning" : "info"),
  anchors: ["atomic_service_check_interval_minutes", "atomic_service_interval_minutes"],
  // Of executions whose length nobody declared there is no number to tell.
  offends: (fleet) =>
    fleet.longestExecutionSeconds !== undefined && guarantee("lock-released", fleet).verdict === "broken",
  fleetTold: mostExposed,
  message: (fleet) => {
    const runners = fleet.totalRunners === 1 ? "1 runner" : `${fleet.totalRunners} runners`;
    return `a runner that is killed in an execution stops the whole fleet, also when all of it is restarted: with ${runners} an execution holds the store's lock for ${shareHeld(fleet)} of the time, and nothing releases it but its own runner, until somebody clears the record (SQLite: UPDATE ${SQLITE_TABLE} SET status = 'abandoned', end_time = start_time WHERE status = 'running'; Redis: DEL ${REDIS_KEY})`;
  },
};

/** One line on how often a kill finds the lock; undefined where that is not worth a warning. */
export function lockInWords(judgement: SlotJudgement): string | undefined {
  const fleet = mostExposed(judgement);
  if (fleet === undefined || exposureOf(fleet) < EXPOSED) return undefined;
  return `an execution holds the store's lock for ${shareHeld(fleet)} of the time: whoever is killed in one stops the fleet (lock-outlives-owner)`;
}

/** From one kill in twenty on: see the rule's page. */
const EXPOSED = 0.05;

/** As pynenc names them: `<app>` is the application's id in letters, digits and underscores, and eight digits of a hash of it. */
const SQLITE_TABLE = "<app>__orchestrator_atomic_service_executions";
const REDIS_KEY = "__pynenc__:<app_id>:orchestrator:atomic_service_active_execution";

function exposureOf(fleet: Fleet): number {
  return lockExposure(fleet)?.most ?? 0;
}

/** `up to 4 %`, `less than 0.01 %` */
function shareHeld(fleet: Fleet): string {
  const share = formatShare(exposureOf(fleet));
  return share.startsWith("less") ? share : `up to ${share}`;
}

/** Of larger fleets each looks less often in its turn, but turns come more often: sizes are tried one by one. */
function mostExposed(judgement: SlotJudgement): Fleet | undefined {
  const { least, most } = judgement.sizes ?? { least: 2, most: 2 };
  let worst: Fleet | undefined;
  for (let size = least; size <= Math.min(most, least + MOST_SIZES - 1); size++) {
    const fleet = judgement.fleetOf(size);
    if (cycleOf(fleet).regime === "nobody") continue;
    if (worst === undefined || exposureOf(fleet) > exposureOf(worst)) worst = fleet;
  }
  return worst;
}

/** Nobody declares a longer range without knowing less than this tells. */
const MOST_SIZES = 64;
