import type { AuditTerms, CronClock } from "../observation/terms.js";
import type { Microseconds } from "../records/microseconds.js";
import type { Records } from "../records/records.js";
import type { Audit } from "./audit.js";

/** What records are judged by. */
export interface AuditOptions {
  /** The instant of the audit: when the records were read, by the reader's clock. */
  readonly now: Microseconds;
  /** Undefined where no settings are known: then what needs none is said. */
  readonly terms: AuditTerms | undefined;
  /** When a cron ticks; undefined for an expression that cannot be followed. Without it no tick is judged. */
  readonly clockOf?: ((cron: string) => CronClock | undefined) | undefined;
}

/** Judges what a fleet did. Pure. */
export function auditRecords(_records: Records, _options: AuditOptions): Audit {
  throw new Error("not yet");
}
