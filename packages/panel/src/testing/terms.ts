import type { SlotTerms } from "@slotwise/language-service";
import type { FileFleet } from "../fleet/file-fleets.js";

export interface TermsChanges {
  readonly values?: Partial<SlotTerms["values"]>;
  readonly declarations?: Partial<SlotTerms["declarations"]>;
  readonly releases?: readonly string[];
  readonly crons?: SlotTerms["crons"];
}

/** A fleet of three with pynenc's own defaults under 0.2.3, and no cron. */
export function terms({ values, declarations, releases = ["0.2.3"], crons = [] }: TermsChanges = {}): SlotTerms {
  return {
    releases,
    values: {
      atomic_service_interval_minutes: 5,
      atomic_service_spread_margin_minutes: 1,
      atomic_service_check_interval_minutes: 0.5,
      runner_considered_dead_after_minutes: 4,
      runner_loop_sleep_time_sec: 0.1,
      atomic_service_max_start_slot_fraction: 0.5,
      atomic_service_membership_stabilization_minutes: 0,
      ...values,
    },
    look: { runnerClass: "ThreadRunner", brokerClass: "SQLiteBroker", queueTimeoutSeconds: 0.1 },
    crons,
    isSchedulerOff: false,
    declarations: {
      runners: { least: 3, most: 3 },
      serviceDurationSeconds: undefined,
      clockSkewSeconds: undefined,
      startDelaySeconds: undefined,
      storeStalenessSeconds: undefined,
      loopOverheadSeconds: undefined,
      ...declarations,
    },
  };
}

export function fileFleet(changes: TermsChanges = {}, name = "pyproject.toml"): FileFleet {
  return { name, terms: terms(changes), notJudged: null, levels: {}, besides: [] };
}
