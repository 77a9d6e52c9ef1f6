import type { Audit, AuditPromise, Records } from "@slotwise/audit";
import type { ExitStatus } from "../../../host/host.js";
import type { TermsFound } from "../terms/terms-for.js";

/** An audit, and all that a report says beside it. */
export interface Reported {
  readonly audit: Audit;
  readonly found: TermsFound;
  /** What the source is called: never with a password. */
  readonly source: string;
}

/** What of these records nobody can tell in silence: what was not read, and what was left out. */
export function remarksOf({ audit, found }: Reported): readonly string[] {
  return [...found.remarks, ...audit.observation.records.unread.map((sentence) => `not read: ${sentence}`)];
}

/** 3 where no execution is recorded. */
export function emptyStatus({ executions }: Pick<Records, "executions">): ExitStatus {
  return executions.length === 0 ? 3 : 0;
}

/** 1 where a promise is broken that is not accepted as such, else 3 where no execution is recorded. */
export function statusOf({ audit }: Reported, accepted: ReadonlySet<AuditPromise> = new Set()): ExitStatus {
  const isBroken = audit.promises.some(({ id, verdict }) => verdict === "broken" && !accepted.has(id));
  return isBroken ? 1 : emptyStatus(audit.observation.records);
}
