import type { Fleet } from "@slotwise/core";
import type { Analysis } from "../analysis/analysis.js";
import type { SlotJudgement } from "../fleets/slot-judgement.js";

/** What the settings of a fleet promise, as plain data: all that its records are held against. */
export interface RecordTerms {
  /** The fleet as one of a single runner: of more, only their number differs. */
  readonly fleet: Fleet;
  /** pynenc's `atomic_service_execution_retention_minutes`; 0 keeps records for good. */
  readonly retentionMinutes: number;
  /** pynenc's `atomic_service_execution_max_records`; 0 is no cap. */
  readonly mostRecords: number;
}

/** @param judgement one of the analysis */
export function recordTerms(analysis: Analysis, judgement: SlotJudgement): RecordTerms {
  const numberOf = (field: string, otherwise: number): number => {
    const coerced = analysis.app.pynenc.get(field)?.coerced;
    const value = coerced !== undefined && "value" in coerced ? coerced.value : undefined;
    return typeof value === "number" && Number.isFinite(value) && value >= 0 ? value : otherwise;
  };
  return {
    fleet: judgement.fleetOf(1),
    retentionMinutes: numberOf("atomic_service_execution_retention_minutes", 60),
    mostRecords: numberOf("atomic_service_execution_max_records", 1000),
  };
}
