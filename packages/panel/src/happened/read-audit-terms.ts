import { type AuditTerms, auditTerms } from "@slotwise/audit";
import { isObject } from "../fleet/is-object.js";
import { readFleet } from "../fleet/read-fleet.js";

/** What records are held against, as it comes from another process or thread: checked. Undefined where it is none. */
export function readAuditTerms(value: unknown): AuditTerms | undefined {
  if (!isObject(value)) return undefined;
  const { retentionMinutes, mostRecords } = value;
  const fleet = readFleet(value.fleet);
  if (fleet === undefined || !isCount(retentionMinutes) || !isCount(mostRecords)) return undefined;
  return auditTerms({ fleet, retentionMinutes, mostRecords });
}

function isCount(value: unknown): value is number {
  return typeof value === "number" && Number.isFinite(value) && value >= 0;
}
