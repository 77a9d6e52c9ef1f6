import { auditRecords, type Microseconds, type Records } from "@slotwise/audit";
import { cronTicksOf } from "@slotwise/language-service";
import type { Host } from "../../host/host.js";
import type { Reported } from "./reports/reported.js";
import type { TermsFound } from "./terms/terms-for.js";

/** Judges records by the terms that were found for them. */
export function audited(
  records: Records,
  found: TermsFound,
  source: string,
  now: Microseconds | undefined,
  host: Pick<Host, "now">,
): Reported {
  const audit = auditRecords(records, {
    // Records that were written into a file are judged by the time at which they were read.
    now: now ?? records.readAt ?? Math.round(host.now() * 1000),
    terms: found.terms,
    clockOf: cronTicksOf,
  });
  return { audit, found, source };
}
