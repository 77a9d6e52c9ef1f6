import type { Fleet } from "@slotwise/core";
import { MINUTE } from "../records/microseconds.js";
import type { AuditTerms } from "./terms.js";

/** {@link AuditTerms} as data, which can come from another process. */
export interface PlainTerms extends Pick<AuditTerms, "mostRecords"> {
  /** The fleet as one of a single runner: of more, only their number differs. */
  readonly fleet: Fleet;
  /** pynenc's `atomic_service_execution_retention_minutes`; 0 keeps records for good. */
  readonly retentionMinutes: number;
}

export function auditTerms({ fleet, retentionMinutes, mostRecords }: PlainTerms): AuditTerms {
  return {
    fleetOf: (totalRunners) => ({ ...fleet, totalRunners }),
    retention: Math.round(retentionMinutes * MINUTE),
    mostRecords,
  };
}
